package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.model.Bytes;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModulesAtOnceTest {
    private static final AutoCount THREE = new AutoCount(OptionalInt.of(3));

    @Test
    void aNumberIsTakenAtItsWord() {
        assertThat(ModulesAtOnce.of(THREE, 4, 1)).isEqualTo(3);
    }

    @Test
    void autoIsAsManyAsThereAreProcessorsForTheirForks() {
        assertThat(ModulesAtOnce.of(AutoCount.AUTO, 1, 4)).isEqualTo(4);
        assertThat(ModulesAtOnce.of(AutoCount.AUTO, 2, 4)).isEqualTo(2);
        assertThat(ModulesAtOnce.of(AutoCount.AUTO, 8, 4)).isEqualTo(1);
        assertThat(ModulesAtOnce.of(AutoCount.AUTO, 1, 0)).isEqualTo(1);
    }

    @Test
    void ofPartsNoMoreThanFitTogether() {
        Bytes suite = Bytes.ofMebibytes(1000);
        Optional<Bytes> part = Optional.of(Bytes.ofMebibytes(400));
        assertThat(ModulesAtOnce.ofParts(AutoCount.AUTO, 1, 8, part, suite)).isEqualTo(2);
        assertThat(ModulesAtOnce.ofParts(THREE, 1, 8, part, suite)).isEqualTo(2);
        assertThat(ModulesAtOnce.ofParts(AutoCount.AUTO, 1, 8, Optional.empty(), suite))
                .isEqualTo(8);
        assertThat(ModulesAtOnce.ofParts(AutoCount.AUTO, 1, 8, Optional.of(suite.plus(suite)), suite))
                .isEqualTo(1);
    }
}
