package io.github.membudget.observe.sampling;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** When the processor time of forks is read: what is lost of a fork that dies without a word is no more than since the last time. */
final class CpuRounds {
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The first look loads classes, and costs more than any other. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Of a fork that has said good-bye and still runs its shutdown hooks. */
    private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Many forks with many threads are read less often: of one core, a part in so many. */
    private static final long PART_OF_TIME = 1000;

    private long nextNanos = System.nanoTime();
    private long nextClosingNanos = nextNanos;

    void look(List<Recording> recordings, MemorySource source) {
        if (System.nanoTime() - nextNanos < 0) {
            return;
        }
        long before = CpuTime.nanos();
        recordings.stream()
                .flatMap(recording -> recording.forks().stream())
                .filter(ForkTree::rootAlive)
                .forEach(fork -> fork.readCpu(source));
        long pause = Math.max(LEAST_NANOS, (CpuTime.nanos() - before) * PART_OF_TIME);
        nextNanos = System.nanoTime() + Math.min(MOST_NANOS, pause);
    }

    void lookAtClosing(List<Recording> recordings, MemorySource source) {
        if (System.nanoTime() - nextClosingNanos >= 0) {
            recordings.forEach(recording -> recording.readClosingCpu(source));
            nextClosingNanos = System.nanoTime() + CLOSING_NANOS;
        }
    }
}
