package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import java.util.List;
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

    private static Course.Step step(String place, int mebibytes) {
        return new Course.Step(place, Bytes.ofMebibytes(mebibytes));
    }
}
