package io.github.membudget.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The processor time of test JVMs, without their child processes, and what of it went into work that is no test.
 *
 * @param compilers absent where nothing tells them apart
 * @param collectors absent where nothing tells them apart
 */
public record CpuUse(CpuPart whole, Optional<CpuPart> compilers, Optional<CpuPart> collectors) {
    /** What is unknown of one part in so many of a sum changes nothing that is shown. */
    static final int NEGLIGIBLE = 20;

    /** User and system time together. */
    public record CpuPart(long millis, CpuSource source) {
        private CpuPart plus(CpuPart other) {
            CpuSource doubtful = source.compareTo(other.source) > 0 ? source : other.source;
            return new CpuPart(millis + other.millis, doubtful);
        }
    }

    /** Of the whole; by a clock a part may seem more than that. */
    public OptionalDouble compilersShare() {
        return share(compilers);
    }

    public OptionalDouble collectorsShare() {
        return share(collectors);
    }

    private OptionalDouble share(Optional<CpuPart> part) {
        return part.isPresent() && whole.millis > 0
                ? OptionalDouble.of(Math.min(1, part.get().millis / (double) whole.millis))
                : OptionalDouble.empty();
    }

    /** The same, with what another source tells where this has nothing. */
    public CpuUse or(Optional<CpuPart> otherCompilers, Optional<CpuPart> otherCollectors) {
        return new CpuUse(whole, compilers.or(() -> otherCompilers), collectors.or(() -> otherCollectors));
    }

    /** Of all together; each figure has the most doubtful of its sources. Empty for none. */
    public static Optional<CpuUse> sum(List<CpuUse> all) {
        return all.stream()
                .map(CpuUse::whole)
                .reduce(CpuPart::plus)
                .map(whole ->
                        new CpuUse(whole, sum(all, CpuUse::compilers, whole), sum(all, CpuUse::collectors, whole)));
    }

    private static Optional<CpuPart> sum(List<CpuUse> all, Function<CpuUse, Optional<CpuPart>> part, CpuPart whole) {
        long untold = all.stream()
                .filter(use -> part.apply(use).isEmpty())
                .mapToLong(use -> use.whole.millis)
                .sum();
        return untold * NEGLIGIBLE > whole.millis
                ? Optional.empty()
                : all.stream().map(part).flatMap(Optional::stream).reduce(CpuPart::plus);
    }
}
