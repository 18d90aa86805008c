package io.github.membudget.baseline;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.json.JsonFields;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The baseline's file, made for review: sorted, a figure a line with those of all runs in it, in MiB with one decimal, so that a change
 * shows as one line that a person can judge.
 */
public final class BaselineJson {
    private final JsonWriter json;

    private BaselineJson(JsonWriter json) {
        this.json = json;
    }

    /** @throws IOException if it cannot be written, or if a link stands there */
    public static void write(Baseline baseline, Path file) throws IOException {
        TextFile.replace(file, out -> write(baseline, out));
    }

    /** In UTF-8; closes the stream. */
    public static void write(Baseline baseline, OutputStream out) throws IOException {
        try (OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                JsonWriter json = new JsonWriter(text)) {
            json.setFormattingStyle(FormattingStyle.PRETTY);
            new BaselineJson(json).baseline(baseline);
            text.write("\n");
        }
    }

    private void baseline(Baseline baseline) throws IOException {
        json.beginObject();
        json.name("format").value(BaselineFormat.NAME);
        json.name("unit").value("MiB");
        json.name("machine").value(JsonFields.wellFormed(baseline.machine()));
        names("runs", baseline.runs());
        names("investigations", baseline.investigations());
        json.name("modules").beginObject();
        for (Map.Entry<String, ModuleFigures> module : new TreeMap<>(baseline.modules()).entrySet()) {
            json.name(JsonFields.wellFormed(module.getKey()));
            module(module.getValue());
        }
        json.endObject();
        json.endObject();
    }

    private void module(ModuleFigures module) throws IOException {
        json.beginObject();
        if (module.metric().isPresent()) {
            json.name("metric").value(JsonFields.word(module.metric().get()));
        }
        figures("peak", module.peaks());
        figures("besideHeap", module.heap().beside());
        figures("liveHeapAtMost", module.heap().liveAtMost());
        figures("maxHeap", module.heap().most());
        millis(module.millis());
        if (!module.classes().isEmpty()) {
            json.name("classes").beginObject();
            for (Map.Entry<String, ClassFigures> one : new TreeMap<>(module.classes()).entrySet()) {
                json.name(JsonFields.wellFormed(one.getKey())).beginObject();
                json.setFormattingStyle(FormattingStyle.COMPACT);
                figures("raised", one.getValue().raised());
                figures("kept", one.getValue().kept());
                figures("peak", one.getValue().peak());
                millis(one.getValue().millis());
                json.endObject();
                json.setFormattingStyle(FormattingStyle.PRETTY);
            }
            json.endObject();
        }
        figures("liveHeap", module.live());
        if (!module.live().isEmpty()) {
            investigated(module);
        }
        json.endObject();
    }

    private void investigated(ModuleFigures module) throws IOException {
        json.name("packages").beginObject();
        for (Map.Entry<String, PackageFigures> one : new TreeMap<>(module.packages()).entrySet()) {
            json.name(JsonFields.wellFormed(one.getKey())).beginObject();
            json.setFormattingStyle(FormattingStyle.COMPACT);
            figures("liveHeap", one.getValue().heap());
            figures("besideHeap", one.getValue().beside());
            json.endObject();
            json.setFormattingStyle(FormattingStyle.PRETTY);
        }
        json.endObject();
        json.name("findings").beginObject();
        for (Map.Entry<String, FindingFigures> one : new TreeMap<>(module.findings()).entrySet()) {
            json.name(JsonFields.wellFormed(one.getKey())).beginObject();
            json.setFormattingStyle(FormattingStyle.COMPACT);
            figures("keeps", one.getValue().keeps());
            names("in", one.getValue().packages());
            json.endObject();
            json.setFormattingStyle(FormattingStyle.PRETTY);
        }
        json.endObject();
    }

    private void figures(String name, List<Long> figures) throws IOException {
        if (!figures.isEmpty()) {
            // Up, so that a run is never over its own peak.
            line(name, figures, name.equals("peak") ? RoundingMode.CEILING : RoundingMode.HALF_UP);
        }
    }

    private void line(String name, List<Long> figures, RoundingMode rounding) throws IOException {
        numbers(name, figures, figure -> BigDecimal.valueOf(figure).divide(BaselineFormat.MIB, 1, rounding));
    }

    /** Whole milliseconds: what unit the file names is that of memory. */
    private void millis(List<Long> figures) throws IOException {
        if (!figures.isEmpty()) {
            numbers("millis", figures, figure -> figure);
        }
    }

    private void numbers(String name, List<Long> figures, Function<Long, Number> written) throws IOException {
        json.name(name);
        FormattingStyle before = json.getFormattingStyle();
        json.beginArray();
        json.setFormattingStyle(FormattingStyle.COMPACT);
        for (long figure : figures) {
            json.value(written.apply(figure));
        }
        json.endArray();
        json.setFormattingStyle(before);
    }

    private void names(String name, List<String> names) throws IOException {
        json.name(name).beginArray();
        for (String one : names) {
            json.value(JsonFields.wellFormed(one));
        }
        json.endArray();
    }

    /** @throws IOException if it can't be read or is no baseline; the message is a sentence for the user without its end */
    public static Baseline read(Path file) throws IOException {
        return BaselineReader.read(file);
    }
}
