package io.github.membudget.platform.proc;

import java.util.Optional;

/**
 * What is needed of /proc/PID/stat, and of that of a thread.
 *
 * @param name the first 15 characters of the command's or the thread's
 * @param startTicks when it began, in clock ticks since the system's start
 * @param cpuTicks of user and system time, children without
 * @param zombie whether it has ended and only waits for its parent to ask
 */
public record ProcStat(String name, long parent, long startTicks, long cpuTicks, boolean zombie) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int START = 19;

    /** The command's name, second field, stands in brackets and may hold brackets and spaces itself. */
    public static Optional<ProcStat> parse(String text) {
        String[] fields = text.substring(Math.min(text.length(), text.lastIndexOf(')') + 2))
                .split(" ", -1);
        try {
            return fields.length <= START
                    ? Optional.empty()
                    : Optional.of(new ProcStat(
                            text.substring(text.indexOf('(') + 1, text.lastIndexOf(')')),
                            Long.parseLong(fields[PARENT]),
                            Long.parseLong(fields[START]),
                            Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                            fields[STATE].equals("Z") || fields[STATE].equals("X")));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
