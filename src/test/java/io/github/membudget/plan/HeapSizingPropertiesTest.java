package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.OnBreach;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a heap that follows from a ceiling has to be, for whatever a module needs. All sizes are in MiB. */
class HeapSizingPropertiesTest {
    private static final Bytes TWO = Bytes.ofMebibytes(2);

    /**
     * What a module needs.
     *
     * @param beside its heap: buffers, classes, threads and the JVM itself
     */
    record Need(int heap, int direct, int metaspace, int threads, int jvm) {
        /** A thread touches about a tenth of a MiB of its stack. */
        int beside() {
            return direct + metaspace + threads / 10 + jvm;
        }

        Bytes besideBytes() {
            return Bytes.ofMebibytes(beside());
        }

        /** So much of the heap may live that there is room beside it. */
        Bytes live() {
            return Bytes.ofMebibytes(Math.max(1, Math.min(heap - 24, (heap - 10) * 2 / 3)));
        }

        /** By the documented margin: a sixteenth of the heap for the collector's tables, and the doubt. */
        int fits() {
            return heap
                    + heap / 16
                    + 2
                    + beside()
                    + (int) Math.ceil(HeapSizing.doubt(besideBytes()).value() / (double) (1 << 20));
        }
    }

    @Provide
    Arbitrary<Need> needs() {
        return Combinators.combine(
                        Arbitraries.integers().between(26, 4096),
                        Arbitraries.integers().between(0, 2048),
                        Arbitraries.integers().between(8, 512),
                        Arbitraries.integers().between(10, 2000),
                        Arbitraries.integers().between(32, 160))
                .as(Need::new);
    }

    private static HeapUse measured(Need need, Optional<Bytes> had, int peak) {
        return new HeapUse("", need.besideBytes(), Optional.of(need.live()), had, Bytes.ofMebibytes(peak));
    }

    private static Bytes derive(int ceiling, int forks, HeapUse known) throws InvalidSetting {
        return HeapSizing.derive("m", "moduleCeiling", Bytes.ofMebibytes(ceiling), forks, known);
    }

    private static Bytes estimate(int ceiling, int forks) throws InvalidSetting {
        return HeapSizing.derive("m", "moduleCeiling", Bytes.ofMebibytes(ceiling), forks);
    }

    /** What was measured once is enough to know: the heap that is needed is given, and full of garbage the module stays within. */
    @Property
    void whatFitsByTheMarginGetsItsHeapAndStaysWithin(
            @ForAll("needs") Need need,
            @ForAll @IntRange(min = 0, max = 8192) int more,
            @ForAll @IntRange(min = 1, max = 8) int forks)
            throws InvalidSetting {
        int share = Math.max(need.fits() + more, 128);
        Bytes heap = derive(share * forks, forks, measured(need, Optional.empty(), share * forks + 1));
        assertThat(heap).isGreaterThanOrEqualTo(Bytes.ofMebibytes(need.heap()).minus(TWO));
        assertThat(full(heap, need)).isLessThanOrEqualTo(Bytes.ofMebibytes(share));
    }

    /** The highest that a JVM may come to: it fills the heap that it is given. */
    private static Bytes full(Bytes heap, Need need) {
        return heap.plus(new Bytes(heap.value() / 16)).plus(need.besideBytes());
    }

    /** Whatever an earlier run had, no heap is below what lived in it, as long as the ceiling has room for the estimate. */
    @Property
    void whatLivedHasRoomWhereTheEstimateHasIt(
            @ForAll("needs") Need need,
            @ForAll @IntRange(min = 128, max = 16384) int ceiling,
            @ForAll @IntRange(min = 1, max = 16384) int peak)
            throws InvalidSetting {
        Bytes heap = derive(ceiling, 1, measured(need, Optional.empty(), peak));
        Bytes live = need.live();
        if (!HeapSizing.withRoom(live).exceeds(estimate(ceiling, 1))) {
            assertThat(heap).isGreaterThanOrEqualTo(live);
        }
    }

    /** A run's measure changes the next run's heap at most once, and not to one that this run would have breached with. */
    @Property
    void theHeapSettlesAtOnce(@ForAll("needs") Need need, @ForAll @IntRange(min = 128, max = 16384) int ceiling)
            throws InvalidSetting {
        Bytes estimate = estimate(ceiling, 1);
        Bytes first = derive(ceiling, 1, run(need, estimate));
        Bytes second = derive(ceiling, 1, run(need, first));
        assertThat(second).isEqualTo(first);
        if (first.exceeds(estimate)) {
            assertThat(full(first, need).plus(HeapSizing.doubt(need.besideBytes())))
                    .isLessThanOrEqualTo(Bytes.ofMebibytes(ceiling));
        }
    }

    private static HeapUse run(Need need, Bytes heap) {
        return new HeapUse("", need.besideBytes(), Optional.of(need.live()), Optional.of(heap), full(heap, need));
    }

    /** Of a module that stayed within: one that garbage took over its ceiling may have to do with less than it had. */
    @Property
    void aLargerCeilingNeverGivesLess(
            @ForAll("needs") Need need,
            @ForAll @IntRange(min = 128, max = 8192) int ceiling,
            @ForAll @IntRange(min = 8, max = 8192) int more)
            throws InvalidSetting {
        HeapUse known = measured(need, Optional.empty(), ceiling);
        assertThat(derive(ceiling + more, 1, known)).isGreaterThanOrEqualTo(derive(ceiling, 1, known));
        assertThat(estimate(ceiling + more, 1)).isGreaterThanOrEqualTo(estimate(ceiling, 1));
    }

    /** A ceiling that is proposed has to do, whatever the next run knows of an earlier one. */
    @Property
    void theCeilingThatIsProposedGivesTheHeapThatIsPromised(
            @ForAll("needs") Need need, @ForAll @IntRange(min = 1, max = 4) int forks) throws InvalidSetting {
        Bytes wanted = Bytes.ofMebibytes(need.heap() / 2 * 2);
        Bytes ceiling = HeapSizing.ceilingFor(wanted, forks, Optional.of(need.besideBytes()));
        HeapUse known = measured(need, Optional.empty(), (int) (ceiling.value() >> 20));
        assertThat(HeapSizing.derive("m", "moduleCeiling", ceiling, forks)).isGreaterThanOrEqualTo(wanted);
        assertThat(HeapSizing.derive("m", "moduleCeiling", ceiling, forks, known))
                .isGreaterThanOrEqualTo(wanted);
        Bytes peak = wanted.plus(new Bytes(wanted.value() / 16)).plus(need.besideBytes());
        assertThat(ceiling.value() / forks).as("room for all of it").isGreaterThanOrEqualTo(peak.value());
    }

    /** So that what is refused is over the ceiling for certain. */
    @Property
    void directBuffersMayAlwaysTakeTheWholeCeiling(
            @ForAll @IntRange(min = 1, max = 1 << 30) int kibibytes,
            @ForAll OnBreach onBreach,
            @ForAll @IntRange(min = 1, max = 65536) int memory) {
        Bytes ceiling = new Bytes(kibibytes * 1024L);
        assertThat(HeapSizing.direct(ceiling, onBreach, Bytes.ofMebibytes(memory)))
                .isGreaterThanOrEqualTo(ceiling);
    }
}
