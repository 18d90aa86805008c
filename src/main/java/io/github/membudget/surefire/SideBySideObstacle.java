package io.github.membudget.surefire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps two forks of one project from being alive at one time: a port that both would open. */
final class SideBySideObstacle {
    /** Surefire puts another number there for each fork. */
    private static final Pattern OF_EACH_FORK = Pattern.compile("\\$\\{surefire\\.(?:forkNumber|threadNumber)}");

    private static final Pattern DEBUGGER = Pattern.compile("-(?:agentlib:|Xrun)jdwp[=:](\\S*)");
    private static final Pattern PORT = Pattern.compile("(?:^|,)address=\"?(?:[^,\\s]*:)?([^,:\\s\"]+)");
    private static final Pattern JMX = Pattern.compile("-Dcom\\.sun\\.management\\.jmxremote\\.port=\"?([^\\s\"]+)");

    private SideBySideObstacle() {}

    /**
     * As a clause; empty where there is none.
     *
     * @param debug the value of Surefire's debugForkedProcess
     * @param arguments of the forks
     */
    static Optional<String> of(Optional<String> debug, String arguments) {
        if (debug.filter(value -> !value.equals("false")).isPresent()) {
            return Optional.of("test JVMs that wait for a debugger would all wait at one port");
        }
        Matcher debugger = DEBUGGER.matcher(arguments);
        while (debugger.find()) {
            Matcher port = PORT.matcher(debugger.group(1));
            if (debugger.group(1).contains("server=y") && port.find() && isShared(port.group(1))) {
                return Optional.of(shared("-agentlib:jdwp", port.group(1)));
            }
        }
        Matcher jmx = JMX.matcher(arguments);
        return jmx.find() && isShared(jmx.group(1))
                ? Optional.of(shared("com.sun.management.jmxremote.port", jmx.group(1)))
                : Optional.empty();
    }

    private static boolean isShared(String port) {
        return !port.equals("0") && !OF_EACH_FORK.matcher(port).find();
    }

    private static String shared(String option, String port) {
        return option + " in the test JVMs' arguments would open port " + port
                + " twice (with 5${surefire.forkNumber}05, say, each JVM has a port of its own)";
    }
}
