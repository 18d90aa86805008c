package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.AutoCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ModuleSplitTest {
    private static List<String> classes(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("it.Class" + i + "Test");
        }
        return names;
    }

    /** What the next run finds in the report. */
    private static ClassHistory ranAs(List<SortedSet<String>> parts, Map<String, Long> millis) {
        Map<String, ClassHistory.Run> runs = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            for (String name : parts.get(i)) {
                runs.put(name, new ClassHistory.Run(ModuleSplit.name("core", i + 1), millis.getOrDefault(name, 0L)));
            }
        }
        return new ClassHistory(runs, Optional.empty());
    }

    private static ClassHistory whole(Map<String, Long> millis) {
        Map<String, ClassHistory.Run> runs = new HashMap<>();
        millis.forEach((name, took) -> runs.put(name, new ClassHistory.Run("core", took)));
        return new ClassHistory(runs, Optional.empty());
    }

    private static long longest(List<SortedSet<String>> parts, Map<String, Long> millis) {
        return parts.stream()
                .mapToLong(part -> part.stream()
                        .mapToLong(name -> millis.getOrDefault(name, 0L))
                        .sum())
                .max()
                .orElse(0);
    }

    @Property(tries = 200)
    void eachClassIsInOnePartAndNoneIsEmpty(
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 9999) Integer> millis) {
        List<String> all = classes(millis.size());
        Map<String, Long> took = new HashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            took.put(all.get(i), (long) millis.get(i));
        }
        for (ClassHistory history : List.of(ClassHistory.NONE, whole(took))) {
            List<SortedSet<String>> divided = ModuleSplit.of("core", parts, all, history);
            assertThat(divided).hasSize(Math.min(parts, all.size())).noneMatch(Collection::isEmpty);
            List<String> together = new ArrayList<>();
            divided.forEach(together::addAll);
            assertThat(together).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ModuleSplit.of("core", parts, all, history)).isEqualTo(divided);
        }
    }

    @Property(tries = 200)
    void byDurationsNoPartIsMuchLongerThanTheBound(
            @ForAll @IntRange(min = 2, max = 8) int parts,
            @ForAll @Size(min = 8, max = 60) List<@IntRange(min = 1, max = 9999) Integer> millis) {
        List<String> all = classes(millis.size());
        Map<String, Long> took = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            took.put(all.get(i), (long) millis.get(i));
        }
        long total = took.values().stream().mapToLong(Long::longValue).sum();
        long single = took.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        // The last class of the longest part began there since least was done. Each weighs a millisecond more than it
        // took.
        assertThat(longest(ModuleSplit.of("core", parts, all, whole(took)), took))
                .isLessThanOrEqualTo(total / parts + single + millis.size());
    }

    @Test
    void aBalancedPartKeepsItsClassesThoughEachTookALittleMoreOrLess() {
        List<String> all = classes(20);
        Map<String, Long> first = new HashMap<>();
        Map<String, Long> second = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            first.put(all.get(i), 1000L + 10 * i);
            second.put(all.get(i), 1100L - 5 * i);
        }
        List<SortedSet<String>> divided = ModuleSplit.of("core", 3, all, whole(first));
        assertThat(ModuleSplit.of("core", 3, all, ranAs(divided, second))).isEqualTo(divided);
    }

    @Test
    void anewWhereOnePartHasGrownAndANewClassGoesWhereLeastIsDone() {
        List<String> all = new ArrayList<>(classes(4));
        Map<String, Long> took =
                new HashMap<>(Map.of(all.get(0), 9000L, all.get(1), 9000L, all.get(2), 1000L, all.get(3), 1000L));
        List<SortedSet<String>> unbalanced =
                List.of(new TreeSet<>(all.subList(0, 2)), new TreeSet<>(all.subList(2, 4)));
        List<SortedSet<String>> anew = ModuleSplit.of("core", 2, all, ranAs(unbalanced, took));
        assertThat(longest(anew, took)).isEqualTo(10_000);
        all.add("it.NewTest");
        took.put(all.get(0), 12_000L);
        List<SortedSet<String>> more = ModuleSplit.of("core", 2, all, ranAs(anew, took));
        int without = more.get(0).contains(all.get(0)) ? 1 : 0;
        assertThat(more.get(without)).contains("it.NewTest");
    }

    @Test
    void withoutHistoryANewClassMovesFewOthers() {
        List<String> all = new ArrayList<>(classes(60));
        List<SortedSet<String>> before = ModuleSplit.of("core", 3, all, ClassHistory.NONE);
        assertThat(before).allMatch(part -> part.size() == 20);
        all.add("it.NewTest");
        List<SortedSet<String>> after = ModuleSplit.of("core", 3, all, ClassHistory.NONE);
        int moved = 0;
        for (int i = 0; i < 3; i++) {
            SortedSet<String> gone = new TreeSet<>(before.get(i));
            gone.removeAll(after.get(i));
            moved += gone.size();
        }
        assertThat(moved).isLessThanOrEqualTo(10);
    }

    @Test
    void autoMakesAsManyAsPayAndRunAtOneTime() {
        List<String> all = classes(40);
        Map<String, Long> took = new HashMap<>();
        all.forEach(name -> took.put(name, 1000L));
        assertThat(division(AutoCount.AUTO, 8, whole(took)).of("core", all)).hasSize(4);
        assertThat(division(AutoCount.AUTO, 2, whole(took)).of("core", all)).hasSize(2);
        assertThat(division(AutoCount.AUTO, 8, ClassHistory.NONE).of("core", all))
                .hasSize(8);
        assertThat(division(AutoCount.AUTO, 8, ClassHistory.NONE).of("core", classes(9)))
                .hasSize(2);
        assertThat(division(AutoCount.AUTO, 8, whole(took)).of("core", classes(3)))
                .hasSize(1);
        assertThat(division(new AutoCount(OptionalInt.of(5)), 1, whole(took)).of("core", all))
                .hasSize(5);
    }

    @Test
    void aRunOfSomeTestsAloneTellsNothing() {
        List<String> all = classes(10);
        ClassHistory some = whole(Map.of(all.get(0), 60_000L));
        assertThat(division(new AutoCount(OptionalInt.of(2)), 1, some).of("core", all))
                .isEqualTo(ModuleSplit.of("core", 2, all, ClassHistory.NONE));
    }

    @Test
    void whoLooksCloserFindsThePartsAsTheyRanBalancedOrNot() {
        List<String> all = classes(6);
        List<SortedSet<String>> ran = List.of(
                new TreeSet<>(all.subList(0, 1)), new TreeSet<>(all.subList(1, 2)), new TreeSet<>(all.subList(2, 6)));
        Map<String, Long> took = new HashMap<>();
        all.forEach(name -> took.put(name, 9_000L));
        ClassHistory history = ranAs(ran, took);
        assertThat(division(AutoCount.AUTO, 2, history, true).of("core", all)).isEqualTo(ran);
        AutoCount three = new AutoCount(OptionalInt.of(3));
        assertThat(division(three, 2, history, true).of("core", all)).isEqualTo(ran);
        assertThat(division(three, 2, history).of("core", all)).as("else anew").isNotEqualTo(ran);
    }

    /** As the report has it when one part alone was looked into. */
    @Test
    void aPartKeepsItsClassesWhereTheOthersAreNotKnown() {
        List<String> all = classes(6);
        SortedSet<String> part = new TreeSet<>(all.subList(0, 1));
        ClassHistory history = ranAs(List.of(part), Map.of());
        List<SortedSet<String>> divided =
                division(new AutoCount(OptionalInt.of(3)), 2, history, true).of("core", all);
        assertThat(divided).hasSize(3).noneMatch(Collection::isEmpty);
        assertThat(divided.get(0)).isEqualTo(part);
        assertThat(division(AutoCount.AUTO, 2, history, true).of("core", all))
                .isEqualTo(List.of(part, new TreeSet<>(all.subList(1, 6))));
    }

    @Test
    void whoLooksCloserAtWhatNeverRanInPartsDividesAsARunWould() {
        Map<String, Long> took = new HashMap<>();
        classes(6).forEach(name -> took.put(name, 9_000L));
        AutoCount two = new AutoCount(OptionalInt.of(2));
        for (ClassHistory history : List.of(ClassHistory.NONE, whole(took))) {
            assertThat(division(two, 2, history, true).of("core", classes(6)))
                    .isEqualTo(division(two, 2, history).of("core", classes(6)));
        }
    }

    private static Division division(AutoCount asked, int atOnce, ClassHistory history) {
        return division(asked, atOnce, history, false);
    }

    private static Division division(AutoCount asked, int atOnce, ClassHistory history, boolean keeps) {
        return new Division(asked, atOnce, history, keeps, Ties.NONE);
    }
}
