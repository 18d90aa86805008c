package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.heap.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupedCauseTest {
    private static WeighedCause rows(String name, long fork, long mebibytes, String place) {
        return weighed(
                cause(
                        field(name).in(fork).keeps(mebibytes, "HashMap (9) -> 9 x acme.Row"),
                        grown(fork, "acme.Row", rise(place, 9, MIB))),
                new Measure.Retained(Bytes.ofMebibytes(mebibytes)));
    }

    @Test
    void theSameFieldInSeveralForksIsOneCauseOfTheForkWhereItKeepsMost() {
        List<GroupedCause> groups = GroupedCause.of(List.of(
                rows("acme.Cache.ALL", 7, 5, "a.ATest"),
                rows("acme.Cache.ALL", 8, 9, "a.BTest"),
                rows("acme.Cache.ALL", 9, 4, "a.CTest")));

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.cause().holder().map(Holder::pid)).contains(8L);
            assertThat(group.impact().bytes()).as("not their sum").isEqualTo(Bytes.ofMebibytes(9));
            assertThat(group.elsewhere()).extracting(Holder::pid).containsExactly(7L, 9L);
            assertThat(group.placesElsewhere())
                    .containsExactly(SnapshotPlace.of("a.ATest"), SnapshotPlace.of("a.CTest"));
        });
    }

    @Test
    void anotherFieldIsAnotherCause() {
        assertThat(GroupedCause.of(
                        List.of(rows("acme.Cache.ALL", 7, 5, "a.ATest"), rows("acme.Other.ALL", 7, 5, "a.ATest"))))
                .hasSize(2);
    }
}
