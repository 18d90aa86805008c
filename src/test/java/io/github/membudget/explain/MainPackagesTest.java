package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MainPackagesTest {
    @Test
    void areThoseOfTheMostMemoryFirstWithoutThoseOfLittle() {
        assertThat(MainPackages.ofPlaces(List.of(
                        step("acme.small.OneTest", 2),
                        step("acme.some.OneTest", 9),
                        step("acme.most.OneTest or one before it: acme.most.TwoTest", 8),
                        step("acme.most.ThreeTest", 8))))
                .containsExactly("acme.most", "acme.some");
    }

    @Test
    void areNoneWhereNothingRose() {
        assertThat(MainPackages.ofPlaces(List.of())).isEmpty();
    }

    @Test
    void areAllInWhichItMayHaveComeWhereThatIsDoubtful() {
        List<Rise> rises = List.of(
                rise("acme.a.OneTest", 10),
                rise("acme.a.TwoTest", 8),
                rise("acme.a.ThreeTest", 6),
                rise("acme.b.OneTest", 12),
                rise("acme.c.OneTest", 7));
        Draft draft = HeldDrafts.held(
                1,
                "acme.Cache.ALL",
                19,
                "HashMap (19) -> 19 x byte[]",
                new TypeGrowth(1, "[B", 200, 43 << 20, rises, 0));
        Impacts.Weighed weighed = new Impacts.Weighed(Optional.empty(), Bytes.ZERO, Optional.empty(), List.of());
        assertThat(MainPackages.of(new LikeCauses(draft, weighed, List.of(), List.of())))
                .containsExactly("acme.a", "acme.b", "acme.c");
    }

    private static Rise rise(String place, int mebibytes) {
        return new Rise(place, 1, 40, (long) mebibytes << 20);
    }

    private static Course.Step step(String place, int mebibytes) {
        return new Course.Step(place, Bytes.ofMebibytes(mebibytes));
    }
}
