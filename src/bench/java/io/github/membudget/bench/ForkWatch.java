package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The kernel's own highest RSS of the forks below a Maven. ru_maxrss of the whole command would be Maven's own where forks are small. It
 * only misses what a fork takes more in its last tenth of a second.
 */
final class ForkWatch implements AutoCloseable {
    private static final long MILLIS = 100;

    private final ProcessHandle maven;
    private final ScheduledExecutorService clock;
    private volatile long largest;
    private volatile long together;

    ForkWatch(ProcessHandle maven) {
        this.maven = maven;
        this.clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long sum = 0;
        for (ProcessHandle fork : maven.descendants().filter(ForkWatch::isFork).toList()) {
            largest = Math.max(largest, figure(fork, "status", "VmHWM:"));
            sum += figure(fork, "smaps_rollup", "Pss:");
        }
        together = Math.max(together, sum);
    }

    /**
     * Maven's own JVM is below a shell, a fork below a JVM. A process that a JVM is about to start is that JVM's double for a moment, memory
     * and all.
     */
    private static boolean isFork(ProcessHandle process) {
        return isJava(process)
                && Stream.iterate(process.parent(), Optional::isPresent, above -> above.flatMap(ProcessHandle::parent))
                        .flatMap(Optional::stream)
                        .takeWhile(
                                above -> above.pid() != ProcessHandle.current().pid())
                        .anyMatch(above -> isJava(above)
                                && !above.info()
                                        .commandLine()
                                        .equals(process.info().commandLine()));
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/java"))
                .isPresent();
    }

    private static long figure(ProcessHandle process, String file, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), file))) {
                if (line.startsWith(name)) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // It has ended, or this system has no /proc.
        }
        return 0;
    }

    /** Empty where no fork was seen. */
    OptionalLong largestBytes() {
        return largest == 0 ? OptionalLong.empty() : OptionalLong.of(largest);
    }

    /** The highest sum of all that were alive at one time, with shared pages divided among them; 0 where it is not known. */
    long togetherBytes() {
        return together;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
