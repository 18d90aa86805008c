package io.github.membudget.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownModuleTest {
    private static final long MIB = 1 << 20;

    private static KnownClass known(String name, Optional<Integer> peak, int raised, int kept) {
        return new KnownClass(
                new ShardClass("it:shop", "default-test", name),
                1000,
                peak.map(Bytes::ofMebibytes),
                raised * MIB,
                kept * MIB);
    }

    private static KnownClass known(String name, int peak, int raised, int kept) {
        return known(name, Optional.of(peak), raised, kept);
    }

    private static KnownModule module(int peak, KnownClass... classes) {
        return new KnownModule(
                "it:shop default-test shop", 500, Optional.of(Bytes.ofMebibytes(peak)), List.of(classes));
    }

    private static Optional<Bytes> mebibytes(int number) {
        return Optional.of(Bytes.ofMebibytes(number));
    }

    @Test
    void theWholeNeedsWhatItWasSeenToNeed() {
        KnownClass one = known("A", 300, 100, 0);
        KnownClass other = known("B", 400, 100, 0);
        KnownModule module = module(400, one, other);
        assertThat(module.need(List.of(one, other))).isEqualTo(mebibytes(400));
        assertThat(module.need(List.of(other))).isEqualTo(mebibytes(300));
    }

    @Test
    void whatAClassGivesBackIsNotCountedOn() {
        KnownClass freeing = known("A", 300, 100, -50);
        KnownModule module = module(400, freeing, known("B", 400, 100, 0));
        assertThat(module.need(List.of(freeing))).isEqualTo(mebibytes(300));
    }

    @Test
    void aPartNeedsNoMoreThanTheWhole() {
        KnownClass one = known("A", 500, 300, 300);
        KnownClass other = known("B", 600, 300, 300);
        KnownModule module = module(600, one, other, known("C", 250, 10, 0));
        assertThat(module.need(List.of(one, other))).isEqualTo(mebibytes(600));
    }

    /** What each fork adds to the sum is not known. */
    @Test
    void ofSeveralForksAtOneTimeAPartNeedsAsMuchAsTheWhole() {
        KnownClass one = known("A", 200, 50, 0);
        assertThat(module(400, one, known("B", 200, 50, 0)).need(List.of(one))).isEqualTo(mebibytes(400));
    }

    @Test
    void whereAClassHasNoPeakAPartNeedsAsMuchAsTheWhole() {
        KnownClass one = known("A", 400, 50, 0);
        assertThat(module(400, one, known("B", Optional.empty(), 50, 0)).need(List.of(one)))
                .isEqualTo(mebibytes(400));
    }
}
