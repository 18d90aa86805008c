package io.github.membudget.platform;

import java.util.Optional;

/**
 * What is needed of /proc/PID/stat.
 *
 * @param startTicks when it began, in clock ticks since the system's start
 * @param zombie whether it has ended and only waits for its parent to ask
 */
record ProcStat(long parent, long startTicks, boolean zombie) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int START = 19;

    /** The command's name, second field, stands in brackets and may hold brackets and spaces itself. */
    static Optional<ProcStat> parse(String text) {
        String[] fields = text.substring(Math.min(text.length(), text.lastIndexOf(')') + 2))
                .split(" ", -1);
        try {
            return fields.length <= START
                    ? Optional.empty()
                    : Optional.of(new ProcStat(
                            Long.parseLong(fields[PARENT]),
                            Long.parseLong(fields[START]),
                            fields[STATE].equals("Z") || fields[STATE].equals("X")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
