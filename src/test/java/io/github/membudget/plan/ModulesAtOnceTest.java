package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.ModulesAtOnce.Need;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModulesAtOnceTest {
    private static Need need(int forks, int mebibytes) {
        return new Need(forks, Bytes.ofMebibytes(mebibytes));
    }

    private static int auto(List<Need> modules, int processors, int suite) {
        return ModulesAtOnce.of(AutoCount.AUTO, modules, processors, Bytes.ofMebibytes(suite));
    }

    @Test
    void aNumberIsTakenAtItsWordAndNeverMoreThanThereAreModules() {
        List<Need> three = List.of(need(1, 900), need(1, 900), need(1, 900));
        assertThat(ModulesAtOnce.of(new AutoCount(OptionalInt.of(2)), three, 1, Bytes.ofMebibytes(100)))
                .isEqualTo(2);
        assertThat(ModulesAtOnce.of(new AutoCount(OptionalInt.of(8)), three, 1, Bytes.ofMebibytes(100)))
                .isEqualTo(3);
    }

    @Test
    void autoIsAsManyAsThereAreProcessorsForTheirForks() {
        List<Need> eight = IntStream.range(0, 8).mapToObj(i -> need(1, 100)).toList();
        assertThat(auto(eight, 4, 10_000)).isEqualTo(4);
        assertThat(auto(List.of(need(2, 100), need(1, 100), need(1, 100)), 4, 10_000))
                .isEqualTo(2);
        assertThat(auto(List.of(need(8, 100), need(1, 100)), 4, 10_000)).isEqualTo(1);
        assertThat(auto(eight, 1, 10_000)).isEqualTo(1);
    }

    @Test
    void autoIsNeverMoreThanAnyOfThemFitTogether() {
        List<Need> modules = List.of(need(1, 100), need(1, 700), need(1, 300), need(1, 600));
        assertThat(auto(modules, 8, 1299)).isEqualTo(1);
        assertThat(auto(modules, 8, 1300)).isEqualTo(2);
        assertThat(auto(modules, 8, 1600)).isEqualTo(3);
        assertThat(auto(modules, 8, 100)).as("one runs in any case").isEqualTo(1);
    }

    @Test
    void thereMayBeNone() {
        assertThat(auto(List.of(), 4, 100)).isEqualTo(1);
    }
}
