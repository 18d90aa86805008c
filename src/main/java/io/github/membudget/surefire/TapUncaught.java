package io.github.membudget.surefire;

import java.util.Optional;

/**
 * Finds OutOfMemoryErrors that ended a background thread, in what a fork prints to standard error: the JDK prints the thread, the error
 * and each frame, one after the other.
 */
final class TapUncaught {
    private static final String THREAD = "Exception in thread \"";

    private Optional<String> began = Optional.empty();
    private Optional<TapOutOfMemory> error = Optional.empty();

    /** @return the error, as soon as the method that threw it is known, or that it has none */
    Optional<TapOutOfMemory> hear(String printed) {
        if (error.isPresent()) {
            Optional<String> thrower = TapOutOfMemory.frame(printed.stripTrailing());
            Optional<TapOutOfMemory> found = error.map(known -> new TapOutOfMemory(known.words(), thrower));
            error = Optional.empty();
            return found;
        }
        int words = printed.startsWith(THREAD) ? printed.lastIndexOf("\" ") + 2 : 0;
        boolean named = words > 0;
        if (named && words >= printed.length()) {
            began = Optional.of(printed);
        } else {
            error = named || began.isPresent() ? TapOutOfMemory.in(null, printed.substring(words)) : Optional.empty();
            began = Optional.empty();
        }
        return Optional.empty();
    }
}
