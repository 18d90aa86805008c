package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.GrowthPattern.Lived;
import io.github.membudget.model.GrowthPattern.Trend;
import io.github.membudget.model.SuiteGrowth;
import io.github.membudget.probe.format.ForkFigure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The part of a report file that says how a fork grew. */
final class GrowthJson {
    private static final Map<ForkFigure, String> TREND_KEYS = Map.of(
            ForkFigure.RSS_AFTER, "rssBytes",
            ForkFigure.HEAP_AFTER_COLLECTION, "heapAfterCollectionBytes",
            ForkFigure.DIRECT_BUFFERS, "directBufferBytes",
            ForkFigure.METASPACE, "metaspaceBytes",
            ForkFigure.THREADS, "threads",
            ForkFigure.OPEN_FILES, "openFiles");

    /** Of the suite: all stand at their modules. */
    private static final int MOST_PARTS = 100;

    private final JsonWriter json;

    GrowthJson(JsonWriter json) {
        this.json = json;
    }

    void write(GrowthPattern pattern) throws IOException {
        json.beginObject();
        json.name("pid").value(pattern.pid());
        json.name("baselineRssBytes").value(pattern.baseline().value());
        json.name("endRssBytes").value(pattern.end().value());
        json.name("trends").beginArray();
        for (Trend trend : pattern.trends()) {
            json.beginObject();
            json.setFormattingStyle(FormattingStyle.COMPACT);
            json.name("figure").value(TREND_KEYS.get(trend.figure()));
            json.name("course").value(word(trend.course()).replace('_', '-'));
            json.name("step").value(trend.step());
            json.name("points").value(trend.points());
            if (trend.slope().isPresent()) {
                json.name("perStep").value(trend.slope().get().perStep());
                json.name("low").value(trend.slope().get().low());
                json.name("high").value(trend.slope().get().high());
            }
            json.endObject();
            json.setFormattingStyle(FormattingStyle.PRETTY);
        }
        json.endArray();
        json.name("jumps").beginArray();
        for (Jump jump : pattern.jumps()) {
            json.beginObject();
            json.setFormattingStyle(FormattingStyle.COMPACT);
            json.name("name").value(wellFormed(jump.name()));
            json.name("step").value(jump.number());
            json.name("risenBytes").value(jump.risen().value());
            lived(jump.lived());
            json.name("attribution").value(attribution(jump.shared()));
            json.endObject();
            json.setFormattingStyle(FormattingStyle.PRETTY);
        }
        json.endArray();
        json.name("parts").beginArray();
        for (Contribution part : pattern.contributions()) {
            part(part);
        }
        json.endArray();
        if (pattern.blame().isPresent()) {
            json.name("peakOf");
            blame(pattern.blame().get());
        }
        json.endObject();
    }

    void write(SuiteGrowth growth) throws IOException {
        json.beginObject();
        json.name("forks").value(growth.forks());
        json.name("keptBytes").value(growth.kept());
        json.name("parts").beginArray();
        for (Contribution part :
                growth.contributions().stream().limit(MOST_PARTS).toList()) {
            part(part);
        }
        json.endArray();
        json.endObject();
    }

    private void part(Contribution part) throws IOException {
        json.beginObject();
        json.setFormattingStyle(FormattingStyle.COMPACT);
        json.name("part").value(word(part.part()));
        json.name("name").value(wellFormed(part.name()));
        json.name("classes").value(part.classes());
        json.name("keptBytes").value(part.kept());
        json.name("peakGrowthBytes").value(part.peakGrowth().value());
        lived(part.lived());
        json.name("attribution").value(attribution(part.shared()));
        json.endObject();
        json.setFormattingStyle(FormattingStyle.PRETTY);
    }

    private void lived(Optional<Lived> lived) throws IOException {
        if (lived.isPresent()) {
            json.name("livedHeapBytes").value(lived.get().heap());
            json.name("livedBesideHeapBytes").value(lived.get().offHeap());
            json.name("livedClasses").value(lived.get().classes());
        }
    }

    private void blame(Blame blame) throws IOException {
        json.beginObject();
        json.name("class").value(wellFormed(blame.className()));
        json.name("role").value(word(blame.role()).replace('_', '-'));
        json.name("floorBytes").value(blame.floor().value());
        json.name("addedBytes").value(blame.own().value());
        if (blame.lived().isPresent()) {
            json.name("livedBytes").value(blame.lived().get().value());
        }
        if (blame.why().isPresent()) {
            json.name("doubt").value(word(blame.why().get()).replace('_', '-'));
        }
        json.name("keptBefore").beginArray();
        for (Contribution keeper : blame.keepers()) {
            part(keeper);
        }
        json.endArray();
        json.endObject();
    }

    static String attribution(boolean shared) {
        return word(shared ? Attribution.SHARED : Attribution.EXCLUSIVE);
    }
}
