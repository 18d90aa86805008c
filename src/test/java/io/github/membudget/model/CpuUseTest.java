package io.github.membudget.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.CpuUse.CpuPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CpuUseTest {
    @Test
    void forksAddUpAndTheSumIsAsDoubtfulAsItsWorstPart() {
        CpuUse named = use(4000, part(1000, CpuSource.KERNEL), part(100, CpuSource.VM_THREAD));
        CpuUse counted = use(6000, part(4000, CpuSource.ELAPSED), part(200, CpuSource.KERNEL));
        assertThat(CpuUse.sum(List.of(named, counted)))
                .contains(use(10_000, part(5000, CpuSource.ELAPSED), part(300, CpuSource.VM_THREAD)));
        assertThat(CpuUse.sum(List.of())).isEmpty();
    }

    @Test
    void whatIsUnknownOfANotableForkIsUnknownOfAll() {
        CpuUse known = use(9500, part(1000, CpuSource.KERNEL), part(100, CpuSource.KERNEL));
        CpuUse small = use(500, Optional.empty(), Optional.empty());
        assertThat(CpuUse.sum(List.of(known, small)))
                .contains(use(10_000, part(1000, CpuSource.KERNEL), part(100, CpuSource.KERNEL)));
        CpuUse notable = use(501, Optional.empty(), part(7, CpuSource.PAUSES));
        assertThat(CpuUse.sum(List.of(known, notable)))
                .contains(use(10_001, Optional.empty(), part(107, CpuSource.PAUSES)));
    }

    @Test
    void aModulesTimeIsUnknownWhereThatOfAForkThatLivedLongIs() {
        Optional<CpuUse> known = Optional.of(use(300, Optional.empty(), Optional.empty()));
        assertThat(ForkFacts.cpuOf(List.of(fork(950, known), fork(50, Optional.empty()))))
                .isEqualTo(known);
        assertThat(ForkFacts.cpuOf(List.of(fork(900, known), fork(100, Optional.empty()))))
                .isEmpty();
        assertThat(ForkFacts.cpuOf(List.of())).isEmpty();
    }

    @Test
    void aShareIsNeverMoreThanAll() {
        CpuUse use = use(1000, part(3000, CpuSource.ELAPSED), part(250, CpuSource.KERNEL));
        assertThat(use.compilersShare()).hasValue(1);
        assertThat(use.collectorsShare()).hasValue(0.25);
        assertThat(use(0, part(0, CpuSource.KERNEL), Optional.empty()).compilersShare())
                .isEmpty();
        assertThat(use(10, Optional.empty(), Optional.empty()).compilersShare()).isEmpty();
    }

    private static CpuUse use(long millis, Optional<CpuPart> compilers, Optional<CpuPart> collectors) {
        return new CpuUse(new CpuPart(millis, CpuSource.KERNEL), compilers, collectors);
    }

    private static Optional<CpuPart> part(long millis, CpuSource source) {
        return Optional.of(new CpuPart(millis, source));
    }

    private static ForkFacts fork(long millis, Optional<CpuUse> cpu) {
        return new ForkFacts(
                        OptionalInt.of(1),
                        4711,
                        Instant.EPOCH,
                        millis,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty())
                .with(cpu);
    }
}
