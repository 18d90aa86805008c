package io.github.membudget.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was seen of one fork and the processes it started.
 *
 * @param number Surefire's number of the fork, where it could be told
 * @param pid the test JVM's process id
 * @param peak absent where nothing could be measured
 * @param childPeak the most that its child processes (without the JVM) used at one time, where it had any
 * @param exitCode where it is known
 * @param cpu of the JVM alone, as last read; absent where nothing tells it
 * @param code what compiled code took at its most, of what it had room for; absent where the fork did not note it
 * @param generation 1 for the first JVM of a fork that was recycled, 2 for the one that took its place, and so on; absent for all others
 */
public record ForkFacts(
        OptionalInt number,
        long pid,
        Instant startedAt,
        long durationMillis,
        Optional<Peak> peak,
        Optional<Bytes> childPeak,
        OptionalInt exitCode,
        List<TimelinePoint> timeline,
        Optional<CpuUse> cpu,
        Optional<PoolUse> code,
        OptionalInt generation) {

    /** The same fork with a higher peak, which it noted itself between two samples. */
    public ForkFacts withPeak(Peak noted) {
        Peak higher = peak.map(known -> known.withRss(noted)).orElse(noted);
        return copy(Optional.of(higher), cpu, code, generation);
    }

    public ForkFacts with(Optional<CpuUse> told) {
        return copy(peak, told, code, generation);
    }

    public ForkFacts withCode(Optional<PoolUse> noted) {
        return copy(peak, cpu, noted, generation);
    }

    public ForkFacts inGeneration(int count) {
        return copy(peak, cpu, code, OptionalInt.of(count));
    }

    private ForkFacts copy(
            Optional<Peak> highest, Optional<CpuUse> used, Optional<PoolUse> compiled, OptionalInt count) {
        return new ForkFacts(
                number, pid, startedAt, durationMillis, highest, childPeak, exitCode, timeline, used, compiled, count);
    }

    /** Of all forks together: empty where those whose time is unknown lived for a part of it that tells. */
    static Optional<CpuUse> cpuOf(List<ForkFacts> forks) {
        long lived = forks.stream().mapToLong(ForkFacts::durationMillis).sum();
        long untold = forks.stream()
                .filter(fork -> fork.cpu().isEmpty())
                .mapToLong(ForkFacts::durationMillis)
                .sum();
        return untold * CpuUse.NEGLIGIBLE > lived
                ? Optional.empty()
                : CpuUse.sum(forks.stream()
                        .map(ForkFacts::cpu)
                        .flatMap(Optional::stream)
                        .toList());
    }
}
