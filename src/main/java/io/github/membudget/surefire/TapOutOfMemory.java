package io.github.membudget.surefire;

import io.github.membudget.model.OutOfMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An OutOfMemoryError among a test's error, its causes and what it suppressed, found in a printed stack trace. Messages may hold whole
 * stack traces of their own, so only lines count at which a throwable can begin.
 *
 * @param words type and message
 * @param thrower the method that threw it, as {@code type.method}; absent where the trace has no frames
 * @param thread that it ended, where that was none of a test
 * @param at the first method that is neither the JDK's nor Surefire's, as {@code type.method:line}
 */
record TapOutOfMemory(String words, Optional<String> thrower, Optional<String> thread, Optional<String> at) {
    /** Netty has a limit of its own for direct buffers, with an error of its own. */
    private static final String TYPE =
            "(?:java\\.lang\\.OutOfMemoryError|io\\.netty\\.util\\.internal\\.OutOfDirectMemoryError)";

    private static final String SUREFIRE = "org.apache.maven.surefire.";
    private static final int LONGEST = 200;
    private static final Pattern ERROR = Pattern.compile(TYPE + "(?=:|\\s*$)");
    private static final Pattern NESTED =
            Pattern.compile("\\s*(?:Caused by|Suppressed): (?:\\[CIRCULAR REFERENCE: ?)?(.*)");
    private static final Pattern FRAME = Pattern.compile("\\s*at (?:[^(]*/)?([^(/]+)\\((?:[^():]*:(\\d{1,8})\\))?.*");
    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. (\\d{1,6}) (?:more|common frames omitted)");

    /**
     * @param message of the throwable itself: what it holds begins no throwable
     * @param trace as the JDK prints it
     */
    static Optional<TapOutOfMemory> in(@Nullable String message, String trace) {
        String[] lines = trace.split("\\R", -1);
        if (ERROR.matcher(lines[0]).lookingAt()) {
            return Optional.of(at(lines, 0, lines[0], message));
        }
        int first = linesOfHead(message, trace);
        boolean mayBegin = true;
        List<String> frames = new ArrayList<>();
        for (int i = first; i < lines.length; i++) {
            Matcher nested = NESTED.matcher(lines[i]);
            if (mayBegin && nested.matches()) {
                if (ERROR.matcher(nested.group(1)).lookingAt()) {
                    return Optional.of(at(lines, i, nested.group(1), null).orThrownBy(frames, lines, i + 1));
                }
                frames.clear();
                mayBegin = false;
            } else {
                frame(lines[i]).ifPresent(frames::add);
                // A throwable begins where the one before has ended: after its frames.
                mayBegin = isFrame(lines[i]);
            }
        }
        return Optional.empty();
    }

    /** @param outer frames of the throwable around it, which the JDK does not print again */
    private TapOutOfMemory orThrownBy(List<String> outer, String[] lines, int next) {
        Matcher more = MORE.matcher(next < lines.length ? lines[next] : "");
        if (thrower.isPresent() || !more.matches()) {
            return this;
        }
        int own = Math.max(0, outer.size() - Integer.parseInt(more.group(1)));
        return new TapOutOfMemory(words, outer.stream().skip(own).findFirst(), thread, at);
    }

    TapOutOfMemory in(Optional<String> backgroundThread) {
        return new TapOutOfMemory(words, thrower, backgroundThread, at);
    }

    /** With one more line of its stack trace, the outermost caller last. */
    TapOutOfMemory andFrame(String line) {
        return new TapOutOfMemory(words, thrower.or(() -> frame(line)), thread, at.or(() -> place(line)));
    }

    /** How many lines the type and message of the outermost throwable take. */
    private static int linesOfHead(@Nullable String message, String trace) {
        if (message == null || message.isEmpty()) {
            return 1;
        }
        int at = trace.indexOf(message);
        String head = at < 0 ? "" : trace.substring(0, at + message.length());
        return head.split("\\R", -1).length;
    }

    private static TapOutOfMemory at(String[] lines, int index, String head, @Nullable String message) {
        // Surefire puts the lines of a longer message below the type.
        String words = head.strip().endsWith(":") && message != null && !message.isBlank()
                ? head.strip() + " " + message.lines().findFirst().orElse("")
                : head.strip();
        TapOutOfMemory error = new TapOutOfMemory(
                words.substring(0, Math.min(LONGEST, words.length())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        for (int i = index + 1; i < lines.length && !NESTED.matcher(lines[i]).matches(); i++) {
            error = error.andFrame(lines[i]);
        }
        return error;
    }

    /** Of a line of a stack trace that is neither the JDK's nor Surefire's. */
    private static Optional<String> place(String line) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches()
                        && !OutOfMemory.isJdks(frame.group(1))
                        && !frame.group(1).startsWith(SUREFIRE)
                ? Optional.of(frame.group(1) + (frame.group(2) == null ? "" : ":" + frame.group(2)))
                : Optional.empty();
    }

    private static boolean isFrame(String line) {
        return frame(line).isPresent() || MORE.matcher(line).matches();
    }

    /** The method of a line of a stack trace, without its module and class loader. */
    static Optional<String> frame(String line) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches() ? Optional.of(frame.group(1)) : Optional.empty();
    }
}
