package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainPackagesTest {
    @Test
    void areThoseOfTheMostMemoryFirstWithoutThoseOfLittle() {
        assertThat(MainPackages.ofRises(List.of(
                        risen("acme.small.OneTest", 2),
                        risen("acme.some.OneTest", 9),
                        risen(new SnapshotPlace("acme.most.OneTest", List.of("acme.most.TwoTest"), 0), 8),
                        risen("acme.most.ThreeTest", 8))))
                .containsExactly("acme.most", "acme.some");
    }

    @Test
    void areNoneWhereNothingRose() {
        assertThat(MainPackages.ofRises(List.of())).isEmpty();
    }

    @Test
    void areAllInWhichItMayHaveComeWhereThatIsDoubtful() {
        CauseCandidate cache = cause(
                field("acme.Cache.ALL").keeps(19, "HashMap (19) -> 19 x byte[]"),
                grown(
                        "[B",
                        rise("acme.a.OneTest", 10),
                        rise("acme.a.TwoTest", 8),
                        rise("acme.a.ThreeTest", 6),
                        rise("acme.b.OneTest", 12),
                        rise("acme.c.OneTest", 7)));
        assertThat(MainPackages.of(new GroupedCause(weighed(cache), List.of(), List.of())))
                .containsExactly("acme.a", "acme.b", "acme.c");
    }

    private static Rise rise(String place, long mebibytes) {
        return Samples.rise(place, 40, mebibytes * MIB);
    }

    private static PlacedRise risen(String className, int mebibytes) {
        return risen(SnapshotPlace.of(className), mebibytes);
    }

    private static PlacedRise risen(SnapshotPlace place, int mebibytes) {
        return new PlacedRise(place, Bytes.ofMebibytes(mebibytes));
    }
}
