package io.github.membudget.report.merge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.explain.ShardTroubleText;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardTrouble;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which report is of which shard, and how evenly these were balanced. */
final class MergedShards {
    private static final double SECOND = 1000;
    private static final int LONGEST = 400;

    private record Row(Shard shard, Path file, int classes, double seconds, List<ShardTrouble> troubles) {
        private String line() {
            return "| " + shard + " | " + TextFile.markdown(file.toString()) + " | " + classes + " | "
                    + String.format(Locale.ROOT, "%.1f s", seconds) + " | "
                    + (troubles.isEmpty()
                            ? "none"
                            : TextFile.markdown(PlainText.shortened(ShardTroubleText.line(troubles), LONGEST)))
                    + " |";
        }
    }

    private final List<Row> rows = new ArrayList<>();

    void add(Path file, JsonObject report) {
        if (!report.has("shard")) {
            return;
        }
        JsonObject shard = report.getAsJsonObject("shard");
        int classes = 0;
        for (JsonElement share : shard.getAsJsonArray("shares")) {
            classes += share.getAsJsonObject().getAsJsonArray("classes").size();
        }
        Shard of = new Shard(shard.get("index").getAsInt(), shard.get("count").getAsInt());
        rows.add(new Row(
                of, file, classes, report.get("durationMillis").getAsLong() / SECOND, ShardTroubles.of(of, report)));
    }

    /** None where no report is of a shard. */
    List<String> lines() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## Shards",
                "",
                "| shard | report | test classes | took | failures |",
                "| ---: | --- | ---: | ---: | --- |"));
        rows.stream()
                .sorted(Comparator.comparingInt((Row row) -> row.shard().index()))
                .map(Row::line)
                .forEach(lines::add);
        return lines;
    }
}
