package io.github.membudget.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.plan.ClassHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
    private static final long MIB = 1 << 20;

    private static ClassFigures timed(long millis, long peak, long raised, long kept) {
        return new ClassFigures(List.of(raised * MIB), List.of(kept * MIB), List.of(peak * MIB), List.of(millis));
    }

    private static ModuleFigures module(long millis, long peak, Map<String, ClassFigures> classes) {
        return new ModuleFigures(
                Optional.of(Metric.RSS),
                List.of(peak * MIB),
                classes,
                List.of(),
                Map.of(),
                Map.of(),
                HeapFigures.NONE,
                List.of(millis));
    }

    private static ShardHistory history(Map<String, ModuleFigures> modules) {
        return ShardHistory.of(new Baseline("here", List.of("2026-01-01T00:00:00Z"), List.of(), modules));
    }

    private static ShardHistory growing() {
        Map<String, ClassFigures> classes = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            classes.put("it.C" + i + "Test", timed(1000, 200 + 100 * i, 100, 100));
        }
        return history(Map.of("it:shop default-test shop", module(10_500, 1100, classes)));
    }

    @Test
    void theHistoryTellsADivisionWhatEachClassTook() {
        ShardHistory history = ShardHistories.of(3, 10);
        ClassHistory told = history.classes("shop:orders", "default-test");
        assertThat(told.classes()).hasSize(3).containsEntry("shop.Class02Test", new ClassHistory.Run("orders", 1000));
        assertThat(told.peak()).contains(Bytes.ofMebibytes(130));
        assertThat(history.classes("shop:orders", "other")).isEqualTo(ClassHistory.NONE);
        ClassHistory last = new ClassHistory(
                Map.of(
                        "shop.Class02Test", new ClassHistory.Run("orders-1", 5),
                        "shop.NewTest", new ClassHistory.Run("orders-2", 7)),
                Optional.empty());
        assertThat(told.or(last).classes())
                .hasSize(4)
                .containsEntry("shop.Class02Test", new ClassHistory.Run("orders", 1000))
                .containsEntry("shop.NewTest", new ClassHistory.Run("orders-2", 7));
    }

    @Test
    void theLongestClassesArePlacedFirst() {
        ShardHistory history = history(Map.of(
                "it:shop default-test shop",
                module(
                        9_000,
                        300,
                        Map.of(
                                "it.LongTest", timed(4000, 300, 10, 0),
                                "it.ATest", timed(2000, 300, 10, 0),
                                "it.BTest", timed(2000, 300, 10, 0)))));
        ShardPlan plan = ShardPlan.of(history, 2, Optional.empty());
        int longest = plan.shardOf(new ShardClass("it:shop", "default-test", "it.LongTest"));
        assertThat(plan.shardOf(new ShardClass("it:shop", "default-test", "it.ATest")))
                .isEqualTo(plan.shardOf(new ShardClass("it:shop", "default-test", "it.BTest")))
                .isNotEqualTo(longest);
        // Each starts a JVM, which takes a second.
        assertThat(plan.makespanMillis()).isEqualTo(5000);
    }

    @Test
    void smallModulesStayWholeWhereThatCostsNoTime() {
        Map<String, ModuleFigures> modules = new TreeMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            modules.put(
                    "it:" + name + " default-test " + name,
                    module(
                            2_000,
                            300,
                            Map.of("it.OneTest", timed(500, 300, 10, 0), "it.TwoTest", timed(500, 300, 10, 0))));
        }
        ShardPlan plan = ShardPlan.of(history(modules), 2, Optional.empty());
        for (String name : List.of("a", "b", "c", "d")) {
            assertThat(plan.shardOf(new ShardClass("it:" + name, "default-test", "it.OneTest")))
                    .isEqualTo(plan.shardOf(new ShardClass("it:" + name, "default-test", "it.TwoTest")));
        }
        assertThat(plan.makespanMillis()).isEqualTo(4_000);
    }

    @Test
    void aModuleThatGrowsOverTheMemoryOfAMachineIsDivided() {
        ShardNeed need = ShardNeed.of(growing(), Optional.of(Bytes.ofMebibytes(700)), Optional.empty());
        assertThat(need.machines()).isEqualTo(2);
        assertThat(need.plan().tooLarge()).isEmpty();
        assertThat(need.plan().parts())
                .allSatisfy(part -> assertThat(part.peak()).isEqualTo(Optional.of(Bytes.ofMebibytes(600))));
        ShardPlan onOne = ShardPlan.of(growing(), 1, Optional.of(Bytes.ofMebibytes(700)));
        assertThat(onOne.tooLarge())
                .containsExactly(new ShardPlan.TooLarge(
                        "it:shop default-test shop", Optional.empty(), Bytes.ofMebibytes(1100), 1));
    }

    @Test
    void aTenthOfAMachineIsNotForTests() {
        assertThat(ShardPlan.forTests(Bytes.ofMebibytes(1000))).isLessThanOrEqualTo(Bytes.ofMebibytes(900));
        assertThat(ShardPlan.of(growing(), 1, Optional.of(Bytes.ofMebibytes(1150)))
                        .tooLarge())
                .hasSize(1);
        assertThat(ShardPlan.of(growing(), 1, Optional.of(Bytes.ofMebibytes(1230)))
                        .tooLarge())
                .isEmpty();
    }

    /** Groups divide it: each shard runs all its tests, or none. */
    @Test
    void aClassOfTwoModulesOfOneExecutionIsPlacedOnce() {
        ModuleFigures figures = module(2_000, 300, Map.of("it.ATest", timed(1000, 300, 10, 0)));
        ShardHistory history =
                history(Map.of("it:shop default-test fast", figures, "it:shop default-test slow", figures));
        assertThat(history.classes()).isEqualTo(1);
        assertThat(history.modules()).extracting(KnownModule::key).containsExactly("it:shop default-test fast");
    }

    @Test
    void smallerPartsAreTakenWhereTheyAloneFitThoughTheySaveNoTime() {
        ShardHistory history = history(Map.of(
                "it:shop default-test shop",
                module(
                        10_500,
                        1100,
                        Map.of(
                                "it.ATest", timed(2000, 300, 200, 200),
                                "it.BTest", timed(3000, 600, 300, 300),
                                "it.CTest", timed(2000, 900, 300, 300),
                                "it.DTest", timed(2000, 1000, 100, 100),
                                "it.ETest", timed(1000, 1100, 100, 100)))));
        assertThat(ShardPlan.of(history, 2, Optional.of(Bytes.ofMebibytes(700))).tooLarge())
                .isEmpty();
    }

    @Test
    void aClassThatNeedsMoreThanAMachineHasIsTold() {
        ShardHistory history = history(Map.of(
                "it:shop default-test shop",
                module(
                        2_000,
                        900,
                        Map.of("it.LargeTest", timed(1000, 900, 800, 0), "it.SmallTest", timed(1000, 120, 20, 0)))));
        ShardNeed need = ShardNeed.of(history, Optional.of(Bytes.ofMebibytes(500)), Optional.empty());
        assertThat(need.plan().tooLarge()).singleElement().satisfies(one -> assertThat(one.need())
                .isEqualTo(Bytes.ofMebibytes(900)));
    }

    @Test
    void soManyMachinesAreNeededAsTheTimeAsksFor() {
        ShardNeed need = ShardNeed.of(growing(), Optional.empty(), Optional.of(Duration.ofMillis(3_500)));
        assertThat(need.forMemory()).isEqualTo(1);
        assertThat(need.machines()).isEqualTo(4);
        assertThat(need.inTime()).isTrue();
        ShardNeed never = ShardNeed.of(growing(), Optional.empty(), Optional.of(Duration.ofMillis(900)));
        assertThat(never.inTime()).isFalse();
        assertThat(never.machines()).isEqualTo(1);
    }

    @Test
    void aClassWithoutADurationIsPlacedByItsName() {
        ShardHistory history = history(Map.of(
                "it:shop default-test shop",
                module(1000, 300, Map.of("it.OldTest", new ClassFigures(List.of(MIB), List.of(MIB))))));
        assertThat(history).isEqualTo(ShardHistory.NONE);
    }

    @Test
    void theTimeOfAnInnerClassIsThatOfTheOneAroundIt() {
        ShardHistory history = history(Map.of(
                "it:shop default-test shop",
                module(
                        1000,
                        300,
                        Map.of(
                                "it.OuterTest", timed(500, 300, 1, 1),
                                "it.OuterTest$Inner", timed(400, 300, 1, 1),
                                "it.Other$StaticTest", timed(100, 300, 1, 1)))));
        assertThat(history.modules().get(0).classes())
                .extracting(one -> one.id().name())
                .containsExactly("it.Other$StaticTest", "it.OuterTest");
        assertThat(history.modules().get(0).startMillis()).isEqualTo(400);
    }

    @Test
    void thePlanOfOneReleaseIsThatOfTheNext() {
        ShardPlan plan = ShardPlan.of(ShardHistory.NONE, 5, Optional.empty());
        assertThat(plan.shardOf(new ShardClass("it:shop", "default-test", "it.ATest")))
                .isEqualTo(4);
        assertThat(plan.fingerprint()).isEqualTo("7ca0a4923f70aeccb9df432e4b91223b04f64432087499e51fcdb74ddbaef297");
    }

    @Test
    void whatThePlanFollowsFromIsInItsFingerprint() {
        String plan = ShardPlan.of(growing(), 3, Optional.empty()).fingerprint();
        assertThat(ShardPlan.of(growing(), 3, Optional.empty()).fingerprint()).isEqualTo(plan);
        assertThat(ShardPlan.of(growing(), 4, Optional.empty()).fingerprint()).isNotEqualTo(plan);
        assertThat(ShardPlan.of(growing(), 3, Optional.of(Bytes.ofMebibytes(900)))
                        .fingerprint())
                .isNotEqualTo(plan);
        assertThat(ShardPlan.of(ShardHistory.NONE, 3, Optional.empty()).fingerprint())
                .isNotEqualTo(plan);
    }
}
