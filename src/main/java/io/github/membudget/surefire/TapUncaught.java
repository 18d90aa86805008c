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

    /**
     * @return the error, as soon as the method that threw it is known, or that it has none; and once more when it is known where it was
     *     not the JDK's
     */
    Optional<TapOutOfMemory> hear(String printed) {
        Optional<TapOutOfMemory> known = error;
        String line = printed.stripTrailing();
        if (known.isPresent() && TapOutOfMemory.frame(line).isPresent()) {
            Optional<TapOutOfMemory> more = known.map(one -> one.andFrame(line));
            error = more.filter(one -> one.at().isEmpty());
            return more.equals(known) ? Optional.empty() : more;
        }
        error = Optional.empty();
        begin(printed);
        return known.filter(one -> one.thrower().isEmpty());
    }

    private void begin(String printed) {
        int words = printed.startsWith(THREAD) ? printed.lastIndexOf("\" ") + 2 : 0;
        boolean named = words >= 2;
        if (named && words >= printed.length()) {
            began = Optional.of(printed);
            return;
        }
        Optional<String> head = named ? Optional.of(printed) : began;
        began = Optional.empty();
        if (head.isPresent()) {
            error = TapOutOfMemory.in(null, printed.substring(named ? words : 0))
                    .map(one -> one.in(head.map(TapUncaught::thread)));
        }
    }

    private static String thread(String head) {
        return head.substring(THREAD.length(), head.lastIndexOf("\" "));
    }
}
