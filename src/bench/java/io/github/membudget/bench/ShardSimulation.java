package io.github.membudget.bench;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import io.github.membudget.plan.shard.ShardClass;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardNeed;
import io.github.membudget.plan.shard.ShardPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Divides a made-up reactor of 2,000 modules among machines. Their classes are drawn from those of real suites, with the durations and the memory that
 * were recorded. Nothing runs, and nothing is timed.
 */
final class ShardSimulation {
    private static final int MODULES = 2000;
    private static final List<Integer> MACHINES =
            List.of(1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 75, 100, 125, 150, 175, 200);

    /** What machines have, in MiB. */
    private static final List<Integer> MEMORIES = List.of(2048, 1024, 768, 512, 384, 256);

    /** A baseline of four suites of Apache Commons. */
    private static final Path RECORDED = Path.of("src/bench/recorded-baseline.json");

    private static final int MOST_CLASSES = 40;
    private static final long SEED = 42;

    private final ShardHistory reactor;
    private final List<Balance> balances;

    private ShardSimulation(ShardHistory reactor) {
        this.reactor = reactor;
        this.balances = MACHINES.stream().map(this::balance).toList();
    }

    /**
     * @param bound no plan takes less: neither less than the longest class with the start of its JVM, nor less than an even share of the whole
     * @param machinesInUse those that have something to do
     */
    private record Balance(int machines, long makespan, long bound, int machinesInUse) {
        double ratio() {
            return (double) makespan / bound;
        }
    }

    /**
     * @param bound on fewer machines, a module's part would need more memory than there is
     * @param leftOut modules with a class that needs more alone
     */
    private record Memory(int mebibytes, int machines, int bound, int leftOut) {}

    static ShardSimulation recorded() throws IOException {
        return new ShardSimulation(drawn(ShardHistory.of(BaselineJson.read(RECORDED)), new Random(SEED)));
    }

    /** A line for each number of machines, then one for each size of them. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  %,d modules, %,d classes, %.1f hours on one machine",
                MODULES,
                reactor.classes(),
                reactor.millis() / 3.6e6));
        for (Balance one : balances) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %3d machines: %9.1f s, at least %9.1f s: %.3fx%s",
                    one.machines(),
                    one.makespan() / 1000.0,
                    one.bound() / 1000.0,
                    one.ratio(),
                    one.machinesInUse() < one.machines() ? ", " + one.machinesInUse() + " in use" : ""));
        }
        for (Memory one : MEMORIES.stream().map(this::memory).toList()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  machines of %4d MiB: %2d for memory, at least %2d%s",
                    one.mebibytes(),
                    one.machines(),
                    one.bound(),
                    one.leftOut() == 0
                            ? ""
                            : "; without " + one.leftOut() + " modules that have a class which needs more alone"));
        }
        return lines;
    }

    double worst() {
        return balances.stream().mapToDouble(Balance::ratio).max().orElseThrow();
    }

    private Balance balance(int machines) {
        ShardPlan plan = ShardPlan.of(reactor, machines, Optional.empty());
        if (plan.known().size() != reactor.classes()) {
            throw new IllegalStateException("a class has no shard");
        }
        long longest = reactor.modules().stream()
                .mapToLong(module -> module.startMillis()
                        + module.classes().stream()
                                .mapToLong(KnownClass::millis)
                                .max()
                                .orElse(0))
                .max()
                .orElse(0);
        long share = (reactor.millis() + machines - 1) / machines;
        int used = (int) plan.known().values().stream().distinct().count();
        return new Balance(machines, plan.makespanMillis(), Math.max(longest, share), used);
    }

    /** Modules with a class that needs more alone are left out: no number of machines is enough for these. */
    private Memory memory(int mebibytes) {
        Bytes machine = Bytes.ofMebibytes(mebibytes);
        long forTests = ShardPlan.forTests(machine).value();
        List<KnownModule> fitting = reactor.modules().stream()
                .filter(module -> module.classes().stream().allMatch(one -> start(module) + one.raised() <= forTests))
                .toList();
        ShardNeed need = ShardNeed.of(new ShardHistory(fitting), Optional.of(machine), Optional.empty());
        if (!need.plan().tooLarge().isEmpty()) {
            throw new IllegalStateException(
                    "a part that fits has no place: " + need.plan().tooLarge());
        }
        int bound = fitting.stream()
                .mapToInt(module -> parts(module, forTests))
                .max()
                .orElse(1);
        return new Memory(mebibytes, need.machines(), bound, MODULES - fitting.size());
    }

    private static long start(KnownModule module) {
        return module.classes().stream()
                .mapToLong(one -> one.peak().orElseThrow().value() - one.raised())
                .min()
                .orElseThrow();
    }

    /** At least: what classes keep has to go somewhere, beside the start of a JVM. */
    private static int parts(KnownModule module, long forTests) {
        if (module.peak().orElseThrow().value() <= forTests) {
            return 1;
        }
        long kept = module.classes().stream()
                .mapToLong(one -> Math.max(0, one.kept()))
                .sum();
        long room = forTests - start(module);
        return (int) Math.max(1, (kept + room - 1) / room);
    }

    /** Each module has classes of one suite, so that figures of memory belong together. */
    private static ShardHistory drawn(ShardHistory recorded, Random random) {
        List<KnownModule> modules = new ArrayList<>();
        for (int i = 0; i < MODULES; i++) {
            KnownModule suite =
                    recorded.modules().get(random.nextInt(recorded.modules().size()));
            modules.add(module(String.format("bench:module-%04d", i), suite, random));
        }
        return new ShardHistory(List.copyOf(modules));
    }

    private static KnownModule module(String project, KnownModule suite, Random random) {
        List<KnownClass> classes = new ArrayList<>();
        int number = 1 + random.nextInt(MOST_CLASSES);
        for (int i = 0; i < number; i++) {
            KnownClass one = suite.classes().get(random.nextInt(suite.classes().size()));
            ShardClass id = new ShardClass(project, "default-test", String.format("Test%02d", i));
            classes.add(new KnownClass(id, one.millis(), one.peak(), one.raised(), one.kept()));
        }
        Optional<Bytes> peak =
                classes.stream().flatMap(one -> one.peak().stream()).max(Comparator.naturalOrder());
        return new KnownModule(project + " default-test module", suite.startMillis(), peak, List.copyOf(classes));
    }
}
