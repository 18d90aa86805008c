package io.github.membudget.report;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The baseline's file, made for review: sorted, a figure a line with those of all runs in it, in MiB with one decimal, so that a change
 * shows as one line that a person can judge.
 */
public final class BaselineJson {
    private static final String FORMAT = "membudget-baseline/1";
    private static final BigDecimal MIB = BigDecimal.valueOf(1 << 20);

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
        json.name("format").value(FORMAT);
        json.name("unit").value("MiB");
        json.name("machine").value(ReportJson.wellFormed(baseline.machine()));
        names("runs", baseline.runs());
        names("investigations", baseline.investigations());
        json.name("modules").beginObject();
        for (Map.Entry<String, ModuleFigures> module : new TreeMap<>(baseline.modules()).entrySet()) {
            json.name(ReportJson.wellFormed(module.getKey()));
            module(module.getValue());
        }
        json.endObject();
        json.endObject();
    }

    private void module(ModuleFigures module) throws IOException {
        json.beginObject();
        if (module.metric().isPresent()) {
            json.name("metric").value(ReportJson.word(module.metric().get()));
        }
        figures("peak", module.peaks());
        if (!module.classes().isEmpty()) {
            json.name("classes").beginObject();
            for (Map.Entry<String, ClassFigures> one : new TreeMap<>(module.classes()).entrySet()) {
                json.name(ReportJson.wellFormed(one.getKey())).beginObject();
                json.setFormattingStyle(FormattingStyle.COMPACT);
                figures("raised", one.getValue().raised());
                figures("kept", one.getValue().kept());
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
            json.name(ReportJson.wellFormed(one.getKey())).beginObject();
            json.setFormattingStyle(FormattingStyle.COMPACT);
            figures("liveHeap", one.getValue().heap());
            figures("besideHeap", one.getValue().beside());
            json.endObject();
            json.setFormattingStyle(FormattingStyle.PRETTY);
        }
        json.endObject();
        json.name("findings").beginObject();
        for (Map.Entry<String, FindingFigures> one : new TreeMap<>(module.findings()).entrySet()) {
            json.name(ReportJson.wellFormed(one.getKey())).beginObject();
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
        json.name(name);
        FormattingStyle before = json.getFormattingStyle();
        json.beginArray();
        json.setFormattingStyle(FormattingStyle.COMPACT);
        for (long figure : figures) {
            json.value(BigDecimal.valueOf(figure).divide(MIB, 1, rounding));
        }
        json.endArray();
        json.setFormattingStyle(before);
    }

    private void names(String name, List<String> names) throws IOException {
        json.name(name).beginArray();
        for (String one : names) {
            json.value(ReportJson.wellFormed(one));
        }
        json.endArray();
    }

    /** @throws IOException if it can't be read or is no baseline; the message is a sentence for the user without its end */
    public static Baseline read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            JsonElement read = JsonParser.parseReader(in);
            if (!read.isJsonObject()
                    || !FORMAT.equals(
                            read.getAsJsonObject().has("format")
                                    ? read.getAsJsonObject().get("format").getAsString()
                                    : "")) {
                throw new IOException("it is no baseline of the format " + FORMAT);
            }
            JsonObject baseline = read.getAsJsonObject();
            Map<String, ModuleFigures> modules = new TreeMap<>();
            for (Map.Entry<String, JsonElement> module :
                    baseline.getAsJsonObject("modules").entrySet()) {
                modules.put(module.getKey(), module(module.getValue().getAsJsonObject()));
            }
            return new Baseline(
                    baseline.get("machine").getAsString(),
                    names(baseline.getAsJsonArray("runs")),
                    names(baseline.getAsJsonArray("investigations")),
                    modules);
        } catch (JsonParseException e) {
            throw new IOException("it is no JSON that can be read", e);
        } catch (IllegalStateException
                | NullPointerException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException
                | ClassCastException e) {
            throw new IOException("it lacks what a baseline has", e);
        }
    }

    private static ModuleFigures module(JsonObject module) {
        Map<String, ClassFigures> classes = new TreeMap<>();
        if (module.has("classes")) {
            module.getAsJsonObject("classes").entrySet().forEach(one -> {
                JsonObject figures = one.getValue().getAsJsonObject();
                classes.put(one.getKey(), new ClassFigures(figures(figures, "raised"), figures(figures, "kept")));
            });
        }
        Map<String, PackageFigures> packages = new TreeMap<>();
        if (module.has("packages")) {
            module.getAsJsonObject("packages").entrySet().forEach(one -> {
                JsonObject figures = one.getValue().getAsJsonObject();
                packages.put(
                        one.getKey(), new PackageFigures(figures(figures, "liveHeap"), figures(figures, "besideHeap")));
            });
        }
        Map<String, FindingFigures> findings = new TreeMap<>();
        if (module.has("findings")) {
            module.getAsJsonObject("findings").entrySet().forEach(one -> {
                JsonObject figures = one.getValue().getAsJsonObject();
                findings.put(
                        one.getKey(),
                        new FindingFigures(figures(figures, "keeps"), names(figures.getAsJsonArray("in"))));
            });
        }
        return new ModuleFigures(
                module.has("metric")
                        ? Optional.of(Metric.valueOf(
                                module.get("metric").getAsString().toUpperCase(Locale.ROOT)))
                        : Optional.empty(),
                figures(module, "peak"),
                classes,
                figures(module, "liveHeap"),
                packages,
                findings);
    }

    private static List<Long> figures(JsonObject object, String name) {
        List<Long> figures = new ArrayList<>();
        if (object.has(name)) {
            object.getAsJsonArray(name)
                    .forEach(figure ->
                            figures.add(figure.getAsBigDecimal().multiply(MIB).longValue()));
        }
        return List.copyOf(figures);
    }

    private static List<String> names(JsonArray array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.getAsString()));
        return List.copyOf(names);
    }
}
