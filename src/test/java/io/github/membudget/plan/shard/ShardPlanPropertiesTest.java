package io.github.membudget.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import io.github.membudget.plan.shard.ShardPlan.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a plan has to be, whatever suite it divides. */
class ShardPlanPropertiesTest {
    private static final Optional<Bytes> ANY = Optional.empty();

    /** @param longest of a class, in milliseconds */
    private static ShardHistory suite(long seed, int modules, int classes, int longest) {
        Random random = new Random(seed);
        List<KnownModule> all = new ArrayList<>();
        for (int module = 0; module < modules; module++) {
            String project = "it:p" + module;
            List<KnownClass> own = new ArrayList<>();
            long peak = 100;
            int number = 1 + random.nextInt(classes);
            for (int i = 0; i < number; i++) {
                long raised = random.nextInt(200);
                long kept = random.nextInt(20) - 5;
                own.add(new KnownClass(
                        new ShardClass(project, "default-test", "it.C" + i + "Test"),
                        1 + random.nextInt(longest),
                        mebibytes(peak + raised),
                        raised << 20,
                        kept << 20));
                peak = Math.max(100, peak + kept);
            }
            Optional<Bytes> most =
                    own.stream().flatMap(one -> one.peak().stream()).max(Bytes::compareTo);
            all.add(new KnownModule(project + " default-test p" + module, random.nextInt(1500), most, own));
        }
        return new ShardHistory(all);
    }

    private static Optional<Bytes> mebibytes(long size) {
        return Optional.of(Bytes.ofMebibytes(size));
    }

    private static List<KnownClass> classes(ShardHistory history) {
        return history.modules().stream()
                .flatMap(module -> module.classes().stream())
                .toList();
    }

    @Property(tries = 200)
    void everyClassIsInExactlyOneShardThatThereIs(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int modules,
            @ForAll @IntRange(min = 1, max = 40) int count) {
        ShardHistory history = suite(seed, modules, 20, 5000);
        ShardPlan plan = ShardPlan.of(history, count, mebibytes(250));
        assertThat(plan.parts()).hasSize(count);
        assertThat(plan.known()).hasSize(history.classes());
        classes(history).forEach(one -> assertThat(plan.shardOf(one.id())).isBetween(1, count));
        assertThat(plan.parts().stream().mapToInt(Part::classes).sum()).isEqualTo(history.classes());
    }

    @Property(tries = 100)
    void theSameFiguresGiveTheSamePlan(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int modules,
            @ForAll @IntRange(min = 1, max = 12) int count) {
        ShardPlan one = ShardPlan.of(suite(seed, modules, 15, 3000), count, ANY);
        ShardPlan other = ShardPlan.of(suite(seed, modules, 15, 3000), count, ANY);
        assertThat(other).isEqualTo(one);
    }

    @Property(tries = 200)
    void aNewClassMovesNoOther(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 10) int modules,
            @ForAll @IntRange(min = 1, max = 12) int count) {
        ShardPlan plan = ShardPlan.of(suite(seed, modules, 10, 3000), count, ANY);
        Map<ShardClass, Integer> before = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            ShardClass unknown = new ShardClass("it:new", "default-test", "it.New" + i + "Test");
            before.put(unknown, plan.shardOf(unknown));
        }
        // What is unknown has its place whatever else there is.
        ShardPlan other = ShardPlan.of(suite(seed + 1, modules + 1, 10, 3000), count, ANY);
        before.forEach((one, shard) -> assertThat(other.shardOf(one)).isEqualTo(shard));
    }

    @Property(tries = 200)
    void shardsAreBalancedWhereClassesAreSmall(
            @ForAll long seed,
            @ForAll @IntRange(min = 5, max = 40) int modules,
            @ForAll @IntRange(min = 2, max = 20) int count) {
        ShardHistory history = suite(seed, modules, 60, 2000);
        ShardPlan plan = ShardPlan.of(history, count, ANY);
        // A start of a JVM is paid again where a module is divided, and a part of a start is left over on each machine.
        long least = history.leastMillis(count);
        long small = least / 20;
        boolean allSmall = history.modules().stream()
                .allMatch(module -> module.startMillis()
                                + module.classes().stream()
                                        .mapToLong(KnownClass::millis)
                                        .max()
                                        .orElse(0)
                        <= small);
        if (allSmall) {
            assertThat(plan.makespanMillis()).isLessThanOrEqualTo(least * 115 / 100);
        }
        // Whatever they are, a longest class more than an even share is the most.
        assertThat(plan.makespanMillis()).isLessThanOrEqualTo(2 * least);
    }

    @Property(tries = 100)
    void unknownClassesSpreadEvenly(
            @ForAll @IntRange(min = 2, max = 10) int count, @ForAll @IntRange(min = 0, max = 100000) int salt) {
        ShardPlan plan = ShardPlan.of(ShardHistory.NONE, count, ANY);
        int[] found = new int[count];
        for (int i = 0; i < 1000; i++) {
            found[plan.shardOf(new ShardClass("it:p" + salt, "default-test", "it.C" + i + "Test")) - 1]++;
        }
        for (int each : found) {
            assertThat(each).isBetween(1000 / count / 2, 1000 / count * 2);
        }
    }

    @Property(tries = 100)
    void withAsManyMachinesAsMemoryAsksForNothingIsTooLargeButWhatIsSoAlone(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 10) int modules,
            @ForAll @IntRange(min = 120, max = 500) int memory) {
        ShardHistory history = suite(seed, modules, 20, 2000);
        ShardNeed need = ShardNeed.of(history, mebibytes(memory), Optional.empty());
        Bytes room = ShardPlan.forTests(Bytes.ofMebibytes(memory));
        assertThat(need.plan().count()).isEqualTo(need.forMemory());
        need.plan().tooLarge().forEach(one -> assertThat(history.modules().stream()
                        .filter(module -> module.key().equals(one.module()))
                        .findFirst()
                        .orElseThrow()
                        .limit(room))
                .isGreaterThan(room));
    }
}
