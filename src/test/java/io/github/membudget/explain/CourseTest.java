package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.probe.format.ForkFigure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final String POOL = "com.acme.Pool";

    private final LiveSet first = new LiveSet(
            1,
            List.of(
                    look("", List.of(), 100, 1000, Map.of(POOL, new Use(1, 16))),
                    look("A", List.of(), 130, 1010, Map.of(POOL, new Use(3, 48))),
                    look("C", List.of("B"), 150, 1040, Map.of())),
            Optional.empty());

    private final LiveSet second = new LiveSet(
            2,
            List.of(
                    look("", List.of(), 100, 1000, Map.of()),
                    look("D", List.of(), 90, 0, Map.of(POOL, new Use(4, 64))),
                    look("E", List.of(), 95, 1100, Map.of(POOL, new Use(2, 32)))),
            Optional.empty());

    private final Course course = new Course(
            List.of(first, second),
            List.of(ran("C", 1, 30), ran("A", 1, 10), ran("B", 1, 20), ran("D", 2, 10), ran("E", 2, 20)));

    private static Look look(String name, List<String> unseen, long live, long beside, Map<String, Use> changed) {
        Optional<Bytes> outside = beside == 0 ? Optional.empty() : Optional.of(new Bytes(beside));
        return new Look(name, unseen, new Bytes(live), outside, changed);
    }

    private static ClassFacts ran(String name, long pid, long start) {
        return new ClassFacts(
                name, pid, start, 5, List.of(), new InFork(0, 0, false, false, new long[InFork.figures()]), List.of());
    }

    private static TypeGrowth growth(long pid, long instances) {
        return new TypeGrowth(pid, POOL, instances, 16 * instances, List.of(), 0);
    }

    private static LeftBy leftBy(String name) {
        return new LeftBy(name, new Left("open-file", "a.db", false));
    }

    @Test
    void forksFollowEachOtherWithoutTheJumpBetweenThem() {
        assertThat(course.looks()).isEqualTo(4);
        assertThat(course.heap()).containsExactly(30, 20, -10, 5);
    }

    @Test
    void aLookSpeaksForTheClassesThatHadNone() {
        assertThat(course.classes()).containsExactly(1, 2, 1, 1);
    }

    @Test
    void memoryBesideTheHeapIsNoRiseWhereALookDidNotTell() {
        assertThat(course.besideHeap()).containsExactly(10, 30, 0, 0);
    }

    @Test
    void loadedClassesRoseByWhatTheClassesAtTwoLooksTell() {
        Course loads = new Course(
                List.of(first, second),
                List.of(loaded("A", 1, 20), loaded("B", 1, 50), loaded("C", 1, 45), loaded("E", 2, 60)));

        assertThat(loads.metaspace()).containsExactly(0, 30, 0, 0);
    }

    private static ClassFacts loaded(String name, long pid, long metaspace) {
        long[] figures = new long[InFork.figures()];
        figures[ForkFigure.METASPACE.ordinal()] = metaspace;
        return new ClassFacts(name, pid, 0, 5, List.of(), new InFork(0, 0, false, false, figures), List.of());
    }

    @Test
    void memoryBesideTheHeapThatWasGivenBackLaterIsNoRise() {
        LiveSet spikes = new LiveSet(
                3,
                List.of(
                        look("", List.of(), 100, 50, Map.of()),
                        look("A", List.of(), 100, 90, Map.of()),
                        look("B", List.of(), 100, 60, Map.of()),
                        look("C", List.of(), 100, 75, Map.of()),
                        look("D", List.of(), 100, 70, Map.of())),
                Optional.empty());
        assertThat(new Course(List.of(spikes), List.of()).besideHeap()).containsExactly(10, 0, 10, 0);
    }

    @Test
    void aTypesInstancesArePartsOfAllThatItRoseBy() {
        assertThat(course.of(List.of(growth(1, 2)))).containsExactly(1, 0, 0, 0);
        assertThat(course.of(List.of(growth(2, 2)))).containsExactly(0, 0, 2, -1);
        assertThat(course.of(List.of(growth(1, 2), growth(2, 2)))).containsExactly(1, 0, 2, -1);
    }

    @Test
    void whatAClassLeftIsSeenAtTheNextLook() {
        assertThat(course.left(List.of(leftBy("B"), leftBy("C"), leftBy("A"), leftBy("E"), leftBy("Unknown"))))
                .containsExactly(1, 2, 0, 1);
    }

    @Test
    void withoutLooksThereIsNothingToShareOut() {
        Course none = new Course(List.of(new LiveSet(1, List.of(), Optional.empty())), List.of(ran("A", 1, 1)));
        assertThat(none.looks()).isZero();
        assertThat(none.left(List.of(leftBy("A")))).isEmpty();
    }
}
