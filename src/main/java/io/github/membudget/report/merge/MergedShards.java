package io.github.membudget.report.merge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.report.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which report is of which shard, and how evenly these were balanced. */
final class MergedShards {
    private static final double SECOND = 1000;

    private record Row(int index, int count, Path file, int classes, double seconds) {
        private String line() {
            return "| " + index + "/" + count + " | " + TextFile.markdown(file.toString()) + " | " + classes + " | "
                    + String.format(Locale.ROOT, "%.1f s", seconds) + " |";
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
        rows.add(new Row(
                shard.get("index").getAsInt(),
                shard.get("count").getAsInt(),
                file,
                classes,
                report.get("durationMillis").getAsLong() / SECOND));
    }

    /** None where no report is of a shard. */
    List<String> lines() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "", "## Shards", "", "| shard | report | test classes | took |", "| ---: | --- | ---: | ---: |"));
        rows.stream().sorted(Comparator.comparingInt(Row::index)).map(Row::line).forEach(lines::add);
        return lines;
    }
}
