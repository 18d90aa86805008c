package io.github.membudget.explain;

import io.github.membudget.model.Shortage.ThreadLimit;
import io.github.membudget.model.Shortage.Threads;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says why the system refused a JVM another thread, and what to change. */
final class ThreadsText {
    private ThreadsText() {}

    /** How many there were, and what limits them. */
    static String sentence(Threads threads) {
        return threads.limit()
                        .map(ThreadsText::limit)
                        .orElse("The system refused another thread. Which of its limits that was is not known.")
                + (threads.threads().isPresent()
                        ? " This JVM had " + number(threads.threads().getAsLong()) + " threads" + groups(threads) + "."
                        : "");
    }

    static String fix(Threads threads) {
        return "Shut down the thread pools that tests leave running. If the tests need all of these threads, raise "
                + threads.limit().map(ThreadsText::raise).orElse("the limit: pids.max of the container, or ulimit -u")
                + ".";
    }

    private static String limit(ThreadLimit limit) {
        String value = number(limit.value());
        return switch (limit.by()) {
            case CGROUP ->
                "The container or its cgroup allows no more than " + value + " processes and threads (pids.max"
                        + limit.cgroup().map(path -> " of " + path).orElse("") + ").";
            case USER -> "One user may have no more than " + value + " processes and threads here (ulimit -u).";
            case SYSTEM_THREADS ->
                "The system allows no more than " + value + " threads (/proc/sys/kernel/threads-max).";
            case SYSTEM_NUMBERS ->
                "The system has no more than " + value + " numbers for threads (/proc/sys/kernel/pid_max).";
            case MAPPINGS ->
                "A process may have no more than " + value
                        + " mappings of memory (vm.max_map_count), and each thread needs two.";
        };
    }

    private static String raise(ThreadLimit limit) {
        return switch (limit.by()) {
            case CGROUP -> "that limit (docker run --pids-limit, TasksMax= of a systemd unit)";
            case USER -> "it with ulimit -u, or nproc in /etc/security/limits.conf";
            case SYSTEM_THREADS -> "kernel.threads-max with sysctl";
            case SYSTEM_NUMBERS -> "kernel.pid_max with sysctl";
            case MAPPINGS -> "vm.max_map_count with sysctl";
        };
    }

    static String groups(Threads threads) {
        return threads.groups().isEmpty()
                ? ""
                : threads.groups().stream()
                        .map(group -> number(group.count()) + " named '" + group.name() + "'")
                        .collect(Collectors.joining(", ", ", among them ", ""));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
