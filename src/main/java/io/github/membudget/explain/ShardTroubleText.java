package io.github.membudget.explain;

import io.github.membudget.model.ShardTrouble;
import io.github.membudget.model.ShardsTogether;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a suite's shards come to, and which of them had failures. */
public final class ShardTroubleText {
    /** Modules of one shard. */
    private static final int SHOWN = 5;

    private ShardTroubleText() {}

    /** That the shards are all there is. */
    public static String whole(ShardsTogether shards) {
        return "membudget: "
                + (shards.count() == 1
                        ? "shard 1/1 is"
                        : "shards 1/" + shards.count() + " to " + shards.count() + "/" + shards.count() + " are")
                + " the whole suite: " + counted(shards.classes(), "test class", "test classes")
                + ", each in one shard, "
                + counted(shards.tests(), "test", "tests") + "."
                + (shards.troubles().isEmpty() ? " No shard had failures." : "");
    }

    /** A line for each shard with failures, then what that means; nothing where there is none. */
    public static List<String> of(List<ShardTrouble> troubles) {
        Map<String, List<ShardTrouble>> byShard = new LinkedHashMap<>();
        troubles.forEach(trouble -> byShard.computeIfAbsent(trouble.shard().toString(), shard -> new ArrayList<>())
                .add(trouble));
        List<String> lines = new ArrayList<>();
        byShard.forEach((shard, all) -> lines.add("membudget: shard " + shard + " had failures: " + line(all)));
        if (!lines.isEmpty()) {
            lines.add("membudget: this goal does not fail for failures in a shard. The build of that shard decides,"
                    + " and its log has the details.");
        }
        return lines;
    }

    /** Of one shard. */
    public static String line(List<ShardTrouble> troubles) {
        int more = troubles.size() - SHOWN;
        return troubles.stream().limit(SHOWN).map(ShardTroubleText::one).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + counted(more, "more module", "more modules") : "");
    }

    private static String one(ShardTrouble trouble) {
        List<String> parts = new ArrayList<>();
        if (trouble.failed() > 0) {
            parts.add(counted(trouble.failed(), "test", "tests") + " failed");
        }
        trouble.outcome().ifPresent(outcome -> parts.add("did not run to its end (" + outcome + ")"));
        if (trouble.breached()) {
            parts.add("passed a ceiling");
        }
        if (trouble.leaks() > 0) {
            parts.add(counted(trouble.leaks(), "leak", "leaks"));
        }
        return trouble.place().map(ShardTroubleText::place).orElse("the suite") + ": " + String.join(", ", parts);
    }

    private static String place(ShardTrouble.Place place) {
        return place.isOwn() ? place.artifact() : place.module() + " of " + place.artifact();
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
