package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.platform.hotspot.JvmWork;
import io.github.membudget.run.CounterWatch.Counters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What counters that outlive their JVM add to a fork's figures. */
class CounterWatchTest {
    private static final CpuPart CLOCK = new CpuPart(700, CpuSource.ELAPSED);
    private static final CpuPart PAUSES = new CpuPart(30, CpuSource.PAUSES);
    private static final CpuPart KERNEL = new CpuPart(500, CpuSource.KERNEL);

    @Test
    void countersFillInWhatThreadsDoNotTell() {
        Counters last = last(new JvmWork(Optional.of(CLOCK), Optional.of(PAUSES), Optional.empty(), false));
        assertThat(last.complete(fork(use(Optional.empty(), Optional.empty()))).cpu())
                .contains(use(Optional.of(CLOCK), Optional.of(PAUSES)));
        assertThat(last.complete(fork(use(Optional.of(KERNEL), Optional.empty())))
                        .cpu())
                .contains(use(Optional.of(KERNEL), Optional.of(PAUSES)));
        ForkFacts whole = fork(use(Optional.of(KERNEL), Optional.of(KERNEL)));
        assertThat(last.complete(whole)).isSameAs(whole);
        assertThat(last.quickCompilation()).isFalse();
    }

    @Test
    void withoutCountersNothingIsAdded() {
        Counters none = new Counters(List.of(), Optional.empty(), Map.of());
        ForkFacts fork = fork(use(Optional.empty(), Optional.empty()));
        assertThat(none.complete(fork)).isSameAs(fork);
        assertThat(none.quickCompilation()).isFalse();
    }

    @Test
    void oneJvmsArgumentsAreThoseOfAll() {
        assertThat(last(new JvmWork(Optional.empty(), Optional.empty(), Optional.empty(), true))
                        .quickCompilation())
                .isTrue();
    }

    @Test
    void theFullestCodeCacheOfAllIsTold() {
        CodeCache half = new CodeCache(new Bytes(50), new Bytes(100));
        CodeCache full = new CodeCache(new Bytes(19), new Bytes(20));
        Counters last = new Counters(
                List.of(),
                Optional.empty(),
                Map.of(
                        1L, () -> new JvmWork(Optional.empty(), Optional.empty(), Optional.of(half), false),
                        2L, () -> new JvmWork(Optional.empty(), Optional.empty(), Optional.of(full), false),
                        3L, () -> new JvmWork(Optional.empty(), Optional.empty(), Optional.empty(), false)));
        assertThat(last.codeCache()).contains(full);
    }

    private static Counters last(JvmWork work) {
        return new Counters(List.of(), Optional.empty(), Map.of(4711L, () -> work));
    }

    private static CpuUse use(Optional<CpuPart> compilers, Optional<CpuPart> collectors) {
        return new CpuUse(new CpuPart(2000, CpuSource.SYSTEM), compilers, collectors);
    }

    private static ForkFacts fork(CpuUse cpu) {
        return new ForkFacts(
                        OptionalInt.of(1),
                        4711,
                        Instant.EPOCH,
                        1000,
                        Optional.empty(),
                        Optional.<Bytes>empty(),
                        OptionalInt.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty())
                .with(Optional.of(cpu));
    }
}
