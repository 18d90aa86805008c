package io.github.membudget.report.merge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardTrouble;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was wrong in a shard, by its report. */
final class ShardTroubles {
    /** Of modules that ran all that they were to; where there is no test in a class, none runs. */
    static final Set<String> WHOLE = Set.of(Outcome.COMPLETED.label(), Outcome.NOT_RUN.label());

    private ShardTroubles() {}

    /** In the order of its modules; what is of no module alone comes last. */
    static List<ShardTrouble> of(Shard shard, JsonObject report) {
        List<ShardTrouble> troubles = new ArrayList<>();
        for (JsonObject module : objects(report, "modules")) {
            JsonObject tests = module.getAsJsonObject("tests");
            String project = module.get("project").getAsString();
            String name = module.get("name").getAsString();
            int leaks = leaks(report, project, name);
            boolean breached = JsonFields.word(Verdict.BREACHED)
                    .equals(module.get("verdict").getAsString());
            ShardTrouble trouble = new ShardTrouble(
                    shard,
                    Optional.of(new ShardTrouble.Place(project, name)),
                    tests.get("failures").getAsInt() + tests.get("errors").getAsInt(),
                    breached && (leaks == 0 || isOver(report, project, name)),
                    leaks,
                    Optional.of(module.get("outcome").getAsString()).filter(outcome -> !WHOLE.contains(outcome)));
            if (trouble.isAny()) {
                troubles.add(trouble);
            }
        }
        if (objects(report, "breaches").stream()
                .anyMatch(breach -> "suite".equals(breach.get("scope").getAsString()))) {
            troubles.add(new ShardTrouble(shard, Optional.empty(), 0, true, 0, Optional.empty()));
        }
        return troubles;
    }

    /** With a leak a module's verdict is the same. */
    private static boolean isOver(JsonObject report, String project, String module) {
        return objects(report, "breaches").stream()
                .filter(breach -> breach.has("project")
                        && project.equals(breach.get("project").getAsString()))
                .anyMatch(breach -> "test".equals(breach.get("scope").getAsString())
                        || module.equals(breach.get("name").getAsString()));
    }

    private static int leaks(JsonObject report, String project, String module) {
        return (int) objects(report, "leaks").stream()
                .filter(leak -> project.equals(leak.get("project").getAsString())
                        && module.equals(leak.get("module").getAsString()))
                .count();
    }

    static List<JsonObject> objects(JsonObject holder, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (holder.has(name)) {
            for (JsonElement one : holder.getAsJsonArray(name)) {
                objects.add(one.getAsJsonObject());
            }
        }
        return objects;
    }
}
