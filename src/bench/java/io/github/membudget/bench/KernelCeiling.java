package io.github.membudget.bench;

import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.launch.MemoryLimiter;
import io.github.membudget.model.Bytes;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.platform.cgroup.KernelLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Forks under the kernel's limit: how far over it they get, and how much later they start. */
final class KernelCeiling {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);

    private KernelCeiling() {}

    /**
     * What the rung of the ladder that works here did.
     *
     * @param overshoots bytes of the group's own peak above its limit, of forks that the kernel ended
     * @param startMillis by how much a JVM's whole run was longer in a group than without, of pairs
     */
    record Figures(String enforcement, List<Long> overshoots, List<Double> startMillis) {}

    /** Empty where the kernel holds nothing. */
    static Optional<Figures> measure(int kills, int starts) throws IOException, InterruptedException {
        try (KernelLimits limits = ThisSystem.whole().limits(Optional.of(Bytes.ofMebibytes(2048)))) {
            Optional<MemoryLimiter> limiter = limits.limiter();
            if (limiter.isEmpty()) {
                return Optional.empty();
            }
            List<Long> overshoots = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                overshoots.add(overshoot(limiter.get()));
            }
            List<Double> later = new ArrayList<>();
            try (LimitedGroup group = limiter.get().group(Optional.of(CEILING))) {
                for (int i = 0; i < starts; i++) {
                    boolean first = i % 2 == 0;
                    double one = startMillis(first ? List.of() : entering(group));
                    double other = startMillis(first ? entering(group) : List.of());
                    later.add(first ? other - one : one - other);
                }
            }
            return Optional.of(new Figures(limiter.get().enforcement(), overshoots, later));
        }
    }

    private static long overshoot(MemoryLimiter limiter) throws IOException, InterruptedException {
        Path signs = Files.createTempFile("kernel-ceiling", ".signs");
        try (LimitedGroup group = limiter.group(Optional.of(CEILING))) {
            List<String> command = new ArrayList<>(entering(group));
            command.addAll(List.of(
                    java(),
                    "-XX:MaxDirectMemorySize=4g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WatchdogDelay.Fork.class.getName(),
                    signs.toString()));
            Process fork = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (fork.getInputStream().read() < 0) {
                throw new IOException("the fork did not start");
            }
            fork.getOutputStream().write('\n');
            fork.getOutputStream().flush();
            if (!fork.waitFor(60, TimeUnit.SECONDS) || group.kernelKill().isEmpty()) {
                throw new IOException("the kernel did not end the fork");
            }
            return Math.max(0, group.peak().orElseThrow().value() - CEILING.value());
        } finally {
            Files.delete(signs);
        }
    }

    private static double startMillis(List<String> entering) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(entering);
        command.addAll(List.of(java(), "-version"));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return (System.nanoTime() - before) / 1e6;
    }

    /** As the script that Surefire starts for java does. */
    private static List<String> entering(LimitedGroup group) {
        List<String> command = new ArrayList<>(group.entry().hop());
        command.addAll(List.of(
                "/bin/sh", "-c", "{ echo $$ > '" + group.entry().procs() + "'; } 2>/dev/null; exec \"$@\"", "enter"));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
