package io.github.membudget.bench;

import com.sun.management.ThreadMXBean;
import io.github.membudget.model.TestEvent;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Sampler;
import io.github.membudget.platform.ThisSystem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the sampler's thread takes with 8 forks and 600 other processes on the machine. */
final class SamplerCost {
    private static final int FORKS = 8;
    private static final int OTHERS = 600;
    private static final int SECONDS = 20;
    private static final int ROUNDS = 5;

    private SamplerCost() {}

    /**
     * Of one sampler thread.
     *
     * @param corePercent CPU time in percent of one core
     * @param garbagePerSecond bytes allocated
     */
    record Cost(double corePercent, double garbagePerSecond) {}

    /** One figure for each of five rounds of 20 s. */
    static List<Cost> measure() throws IOException, InterruptedException {
        List<Process> started = new ArrayList<>();
        try {
            Process others = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "i=0; while [ $i -lt " + OTHERS + " ]; do sleep 900 & i=$((i+1)); done; echo; wait")
                    .start();
            started.add(others);
            if (others.getInputStream().read() < 0) {
                throw new IOException("the other processes did not start");
            }
            for (int i = 0; i < FORKS; i++) {
                started.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Fork.class.getName(),
                                "sampler-cost-marker")
                        .start());
            }
            return watch();
        } finally {
            for (Process process : started) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static List<Cost> watch() throws InterruptedException {
        List<Cost> costs = new ArrayList<>();
        try (Sampler sampler =
                new Sampler(() -> ThisSystem.whole().memory(false), Duration.ofMillis(100), false, Optional.empty())) {
            sampler.start();
            Recording recording = sampler.record("sampler-cost-marker", "sampler-cost-marker");
            recording.accept(new TestEvent.ForkStarting(1, System.nanoTime()));
            TimeUnit.SECONDS.sleep(15);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.getAllStackTraces().keySet().stream()
                    .filter(candidate -> candidate.getName().equals("membudget-sampler"))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            for (int round = 0; round < ROUNDS; round++) {
                long cpu = threads.getThreadCpuTime(thread);
                long garbage = threads.getThreadAllocatedBytes(thread);
                TimeUnit.SECONDS.sleep(SECONDS);
                costs.add(new Cost(
                        (threads.getThreadCpuTime(thread) - cpu) / (SECONDS * 1e7),
                        (threads.getThreadAllocatedBytes(thread) - garbage) / (double) SECONDS));
            }
            int found = recording.finish().forks().size();
            if (found != FORKS) {
                throw new IllegalStateException("found " + found + " forks of " + FORKS);
            }
        }
        return costs;
    }

    /** Works a little, as a test JVM does. */
    static final class Fork {
        private Fork() {}

        public static void main(String[] arguments) throws InterruptedException {
            while (true) {
                byte[][] work = new byte[8][1 << 20];
                TimeUnit.MILLISECONDS.sleep(200);
                if (work.length == 0) {
                    return;
                }
            }
        }
    }
}
