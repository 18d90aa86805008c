package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardReport.Share;
import java.util.Optional;

/** Says which part of a suite a build runs. */
public final class ShardText {
    private static final int SHOWN = 12;

    private ShardText() {}

    /**
     * As the session begins.
     *
     * @param known how many classes the baseline has durations of
     */
    public static String begins(Shard shard, int known, String fingerprint) {
        return "membudget: this build runs shard " + shard + " of the suite, by plan "
                + fingerprint.substring(0, Math.min(SHOWN, fingerprint.length())) + ". "
                + (known == 0
                        ? "No baseline has durations of test classes, so that they are divided by their names."
                                + " mvn membudget:baseline makes one that balances the shards."
                        : "The baseline has durations of " + known + " test " + (known == 1 ? "class" : "classes")
                                + "; others are divided by their names.");
    }

    /** Of one execution's classes. */
    public static String share(Shard shard, String project, Share share) {
        int all = share.classes().size() + share.others().size();
        return "membudget: shard " + shard + " runs " + share.classes().size() + " of the " + all
                + (all == 1 ? " test class of " : " test classes of ") + project + ".";
    }

    /** Where what is to run is written in suite files. */
    public static String suiteFiles(Shard shard, String project, boolean here) {
        return "membudget: " + project + " runs TestNG suite files, which choose the tests themselves. One shard runs"
                + " all of them: " + (here ? "this one, " : "another than this one, ") + shard + ".";
    }

    /**
     * What no machine has the memory for.
     *
     * @param module its key: project, execution and name
     * @param room that a machine has for tests
     */
    public static String tooLarge(
            String module, Optional<String> className, Bytes need, Shard shard, Bytes room, Bytes memory) {
        return "membudget: "
                + className.map(name -> "the test class " + name + " of ").orElse("the module ") + module
                + " needs " + need.inMebibytes() + " by the baseline. A machine of " + memory.inMebibytes() + " has "
                + room.inMebibytes() + " for tests. It runs here, in shard " + shard
                + ", and may be ended. Give the machines more memory, or divide it.";
    }

    /** Where tests run in Maven's own JVM. */
    public static String withoutFork() {
        return "with <forkCount>0</forkCount> tests run in Maven's own JVM, where nothing is divided."
                + " Set forkCount to 1 or more";
    }
}
