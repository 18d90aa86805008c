package io.github.membudget.explain;

import io.github.membudget.model.ShardFault;
import io.github.membudget.model.ShardFault.Missing;
import io.github.membudget.model.ShardFault.NotReached;
import io.github.membudget.model.ShardFault.NotRun;
import io.github.membudget.model.ShardFault.OtherPlans;
import io.github.membudget.model.ShardFault.RanTwice;
import io.github.membudget.model.ShardFault.Twice;
import java.util.List;
import java.util.stream.Collectors;

/** Says why the reports of several machines do not add up to the whole suite. */
public final class ShardFaultText {
    private static final int SHOWN = 10;

    private ShardFaultText() {}

    public static String of(List<ShardFault> faults) {
        return faults.stream()
                .map(ShardFaultText::of)
                .collect(Collectors.joining("\n  ", "membudget: the shards do not add up to the whole suite.\n  ", ""));
    }

    private static String of(ShardFault fault) {
        if (fault instanceof OtherPlans plans) {
            return "The machines divided the suite in different ways: " + String.join(" and ", plans.reports())
                    + ". Give all the same commit, number of shards, baseline and membudget.memory.";
        } else if (fault instanceof Missing missing) {
            return (missing.shards().size() == 1 ? "There is no report of shard " : "There is no report of the shards ")
                    + missing.shards().stream()
                            .map(shard -> shard + "/" + missing.count())
                            .collect(Collectors.joining(", "))
                    + (missing.shards().size() == 1
                            ? ". Let it run, or set -Dmembudget.reports so that its suite.json is found."
                            : ". Let them run, or set -Dmembudget.reports so that their suite.json are found.");
        } else if (fault instanceof Twice twice) {
            return "There are several reports of shard " + twice.shard() + ": " + String.join(" and ", twice.reports())
                    + ". Keep the one of this build, and give each machine a shard of its own.";
        } else if (fault instanceof NotReached early) {
            return "Shard " + early.shard() + " did not come to the tests of " + early.project() + " ("
                    + early.execution() + "). See why its build ended before, or run it with --fail-at-end.";
        } else if (fault instanceof RanTwice twice) {
            return "More than one shard ran " + listed(twice.classes()) + ". See that all build the same commit.";
        }
        return "No shard ran " + listed(((NotRun) fault).classes()) + ". See the log of the shard that has them.";
    }

    private static String listed(List<String> classes) {
        String shown = classes.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = classes.size() - SHOWN;
        return (classes.size() == 1 ? "the test class " : classes.size() + " test classes: ")
                + shown
                + (more > 0 ? " and " + more + " more" : "");
    }
}
