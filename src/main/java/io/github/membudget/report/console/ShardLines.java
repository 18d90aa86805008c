package io.github.membudget.report.console;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.ShardClass;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardNeed;
import io.github.membudget.plan.shard.ShardPlan;
import io.github.membudget.plan.shard.ShardPlan.Part;
import io.github.membudget.plan.shard.ShardPlan.TooLarge;
import io.github.membudget.report.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How many machines a suite needs, for the console. */
public final class ShardLines {
    private static final int LONGEST_NAME = 120;

    /** Of a larger plan the shards are not listed one by one. */
    private static final int MOST_ROWS = 20;

    private ShardLines() {}

    /** What the plan is made from. */
    public static String known(ShardHistory history, String file) {
        return "membudget: " + file + " knows " + counted(history.classes(), "test class", "test classes")
                + ", which take " + time(history.millis()) + " on one machine.";
    }

    /** The answer, then a line for each shard. */
    public static List<String> of(ShardNeed need, ShardPlan plan, Bytes memory) {
        List<String> lines = new ArrayList<>();
        lines.add("membudget: " + counted(plan.count(), "machine", "machines") + " of " + memory
                + (plan.count() == 1 ? " does" : " do") + " it in " + time(plan.makespanMillis()) + ". "
                + (need.forMemory() == 1
                        ? "Every module fits the memory of one."
                        : "For the memory alone, " + need.forMemory() + " would do."));
        plan.parts().stream().limit(MOST_ROWS).forEach(part -> lines.add(row(part, plan.count())));
        if (plan.count() > MOST_ROWS) {
            lines.add("  and " + (plan.count() - MOST_ROWS) + " more");
        }
        return lines;
    }

    private static String row(Part part, int count) {
        return String.format(
                Locale.ROOT,
                "  shard %d/%d: %s, %s%s",
                part.index(),
                count,
                counted(part.classes(), "test class", "test classes"),
                time(part.millis()),
                part.peak().map(peak -> ", peak " + peak.inMebibytes()).orElse(""));
    }

    /** What more machines would bring, and how to ask for them. */
    public static List<String> choices(List<ShardPlan> plans) {
        if (plans.size() < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("membudget: more machines would take less time:");
        plans.stream()
                .skip(1)
                .forEach(plan -> lines.add("  " + plan.count() + " machines: " + time(plan.makespanMillis())));
        lines.add("membudget: to have them, say how long it may take, like -Dmembudget.within="
                + Math.max(1, (plans.get(plans.size() - 1).makespanMillis() + 999) / 1000) + "s");
        return lines;
    }

    /** Why no number of machines is enough. */
    public static String tooLarge(List<TooLarge> all, Bytes memory) {
        TooLarge most = all.stream().max(Comparator.comparing(TooLarge::need)).orElseThrow();
        return "membudget: machines of " + memory + " are too small, however many there are. They have "
                + ShardPlan.forTests(memory).inMebibytes() + " for tests, and "
                + PlainText.shortened(
                        most.className().map(name -> name + " alone").orElse("module '" + most.module() + "'"),
                        LONGEST_NAME)
                + " needs " + most.need().inMebibytes()
                + ". Take larger machines, and set -Dmembudget.memory to their size.";
    }

    /** Why so few machines are not enough. */
    public static String tooFew(ShardNeed need, int most, Bytes memory) {
        return "membudget: " + counted(most, "machine", "machines") + " of " + memory + " cannot hold the tests: "
                + need.forMemory() + " are needed. Set -Dmembudget.maxMachines=" + need.forMemory()
                + ", or take larger machines and set -Dmembudget.memory.";
    }

    /** Why it takes longer than was asked for, whatever is done. */
    public static String tooLong(ShardHistory history, Duration limit) {
        long least = history.leastMillis(history.classes());
        return "membudget: no number of machines does it in " + time(limit.toMillis()) + ": "
                + PlainText.shortened(history.longest().map(ShardClass::name).orElse("one test class"), LONGEST_NAME)
                + " takes " + time(least)
                + ", the start of its JVM included. Divide that class, or set -Dmembudget.within="
                + (least + 999) / 1000 + "s.";
    }

    /** What follows of the most machines that there are. */
    public static String limited(ShardNeed need, ShardPlan plan, Duration limit) {
        return "membudget: " + time(limit.toMillis()) + " would take " + need.machines()
                + " machines. On the " + plan.count() + " that there are at most, the tests take "
                + time(plan.makespanMillis()) + ".";
    }

    /** {@code 1.3 s}, {@code 4 min 10 s}, {@code 2 h 5 min}. */
    static String time(long millis) {
        long seconds = (millis + 500) / 1000;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return seconds < 3600
                ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                : seconds / 3600 + " h" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min");
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
