package io.github.membudget.bench;

import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.TestEvent;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Sampler;
import io.github.membudget.platform.ThisSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long after a fork crossed its ceiling the watchdog has ended it, and how far it came: at 1 GB/s towards 512 MiB. */
final class WatchdogDelay {
    private static final long CEILING = 512L << 20;
    private static final int STEP = 1 << 20;
    private static final int STEPS = 2048;
    private static final long STEP_NANOS = 1_000_000;

    private WatchdogDelay() {}

    /**
     * One fork's end.
     *
     * @param millis from crossing the ceiling to its last sign of life, and on until its parent knew
     * @param overshoot bytes above the ceiling at the last sign
     */
    record Delay(double millis, long overshoot) {}

    static List<Delay> measure(int runs) throws IOException, InterruptedException {
        List<Delay> delays = new ArrayList<>();
        CeilingGuard guard = new CeilingGuard(Metric.RSS, Metric.RSS, Optional.empty(), (recording, atMillis) -> {});
        try (Sampler sampler =
                new Sampler(() -> ThisSystem.whole().memory(false), Duration.ofMillis(100), false, Optional.empty())) {
            sampler.addListener(guard);
            sampler.start();
            for (int run = 0; run < runs; run++) {
                delays.add(once(sampler, guard, "watchdog-delay-" + run));
            }
        }
        return delays;
    }

    private static Delay once(Sampler sampler, CeilingGuard guard, String marker)
            throws IOException, InterruptedException {
        Path signs = Files.createTempFile("watchdog-delay", ".signs");
        Recording recording = sampler.record(marker, marker);
        guard.watch(recording, new CeilingGuard.Terms(Optional.of(new Bytes(CEILING)), true, () -> false));
        recording.accept(new TestEvent.ForkStarting(1, System.nanoTime()));
        Process fork = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxDirectMemorySize=4g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fork.class.getName(),
                        signs.toString(),
                        marker)
                .redirectErrorStream(true)
                .start();
        try (FileChannel channel = FileChannel.open(signs, StandardOpenOption.READ)) {
            if (fork.getInputStream().read() < 0) {
                throw new IOException("the fork did not start");
            }
            long before = rss(fork.pid());
            fork.getOutputStream().write('\n');
            fork.getOutputStream().flush();
            if (!fork.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("the fork was not ended");
            }
            long dead = System.nanoTime();
            ByteBuffer buffer = ByteBuffer.allocate(STEPS * Long.BYTES).order(ByteOrder.nativeOrder());
            channel.read(buffer, 0);
            int last = 0;
            while (last < STEPS && buffer.getLong(last * Long.BYTES) != 0) {
                last++;
            }
            int crossing = (int) Math.max(0, (CEILING - before) / STEP);
            long overshoot = before + (long) last * STEP - CEILING;
            return overshoot <= 0
                    ? new Delay(0, 0)
                    : new Delay((dead - buffer.getLong(crossing * Long.BYTES)) / 1e6, overshoot);
        } finally {
            fork.destroyForcibly();
            guard.release(recording);
            recording.finish();
            Files.delete(signs);
        }
    }

    private static long rss(long pid) throws IOException {
        String statm = Files.readString(Path.of("/proc", Long.toString(pid), "statm"));
        return Long.parseLong(statm.split(" ", -1)[1]) * 4096;
    }

    /** Touches a mebibyte each millisecond and notes the time of each. */
    static final class Fork {
        private Fork() {}

        public static void main(String[] arguments) throws IOException {
            List<ByteBuffer> held = new ArrayList<>();
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer signs = channel.map(FileChannel.MapMode.READ_WRITE, 0, STEPS * (long) Long.BYTES)
                        .order(ByteOrder.nativeOrder());
                System.out.println();
                System.out.flush();
                if (System.in.read() < 0) {
                    return;
                }
                long start = System.nanoTime();
                for (int step = 0; step < STEPS; step++) {
                    ByteBuffer block = ByteBuffer.allocateDirect(STEP);
                    for (int page = 0; page < STEP; page += 4096) {
                        block.put(page, (byte) 1);
                    }
                    held.add(block);
                    while (System.nanoTime() - start < step * STEP_NANOS) {
                        Thread.onSpinWait();
                    }
                    signs.putLong(step * Long.BYTES, System.nanoTime());
                }
            }
            if (held.size() == STEPS) {
                System.exit(1);
            }
        }
    }
}
