package io.github.membudget.baseline;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Metric;
import io.github.membudget.report.PlainText;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a baseline's file, which people edit and merge: what it cannot take it says the place of. */
final class BaselineReader {
    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    /** No baseline has more in it than a long suite's has; one that has is none. */
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE).divide(BaselineFormat.MIB);

    /** Where in the file it reads. */
    private final Deque<String> place = new ArrayDeque<>();

    private BaselineReader() {}

    static Baseline read(Path file) throws IOException {
        BaselineReader reader = new BaselineReader();
        try (Reader in = Files.newBufferedReader(file)) {
            JsonElement read = JsonParser.parseReader(in);
            if (!isBaseline(read)) {
                throw new IOException("it is no baseline of the format " + BaselineFormat.NAME);
            }
            return reader.baseline(read.getAsJsonObject());
        } catch (JsonParseException e) {
            Matcher where = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new IOException(
                    "it is no JSON that can be read" + (where.find() ? " (" + where.group() + ")" : ""), e);
        } catch (IllegalStateException
                | NullPointerException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException
                | ClassCastException e) {
            String where = PlainText.shortened(String.join(" > ", reader.place), 200);
            throw new IOException("it lacks what a baseline has, or has something else there: " + where, e);
        }
    }

    private static boolean isBaseline(JsonElement read) {
        return read.isJsonObject()
                && read.getAsJsonObject().get("format") != null
                && read.getAsJsonObject().get("format").isJsonPrimitive()
                && BaselineFormat.NAME.equals(
                        read.getAsJsonObject().get("format").getAsString());
    }

    private Baseline baseline(JsonObject baseline) {
        return new Baseline(
                at("machine", name -> baseline.get(name).getAsString()),
                names(baseline, "runs"),
                names(baseline, "investigations"),
                at("modules", name -> each(baseline.getAsJsonObject(name), this::module)));
    }

    private ModuleFigures module(JsonObject module) {
        return new ModuleFigures(
                module.has("metric")
                        ? Optional.of(at(
                                "metric",
                                name -> Metric.valueOf(
                                        module.get(name).getAsString().toUpperCase(Locale.ROOT))))
                        : Optional.empty(),
                figures(module, "peak"),
                parts(
                        module,
                        "classes",
                        one -> new ClassFigures(
                                figures(one, "raised"), figures(one, "kept"), figures(one, "peak"), millis(one))),
                figures(module, "liveHeap"),
                parts(
                        module,
                        "packages",
                        one -> new PackageFigures(figures(one, "liveHeap"), figures(one, "besideHeap"))),
                parts(module, "findings", one -> new FindingFigures(figures(one, "keeps"), names(one, "in"))),
                new HeapFigures(
                        figures(module, "besideHeap"), figures(module, "liveHeapAtMost"), figures(module, "maxHeap")),
                millis(module));
    }

    private <T> T at(String name, Function<String, T> part) {
        place.addLast(name);
        T read = part.apply(name);
        // Left where it is if that failed: the place to tell.
        place.removeLast();
        return read;
    }

    private <T> Map<String, T> parts(JsonObject module, String name, Function<JsonObject, T> part) {
        return module.has(name) ? at(name, any -> each(module.getAsJsonObject(name), part)) : new TreeMap<>();
    }

    private <T> Map<String, T> each(JsonObject parts, Function<JsonObject, T> part) {
        Map<String, T> all = new TreeMap<>();
        for (Map.Entry<String, JsonElement> one : parts.entrySet()) {
            all.put(
                    one.getKey(),
                    at(one.getKey(), any -> part.apply(one.getValue().getAsJsonObject())));
        }
        return all;
    }

    private List<Long> figures(JsonObject object, String name) {
        return numbers(object, name, BaselineReader::bytes);
    }

    private List<Long> millis(JsonObject object) {
        return numbers(object, "millis", BigDecimal::longValueExact);
    }

    private List<Long> numbers(JsonObject object, String name, Function<BigDecimal, Long> read) {
        List<Long> figures = new ArrayList<>();
        if (object.has(name)) {
            at(name, any -> {
                object.getAsJsonArray(name).forEach(figure -> figures.add(read.apply(figure.getAsBigDecimal())));
                return figures;
            });
        }
        return List.copyOf(figures);
    }

    private static long bytes(BigDecimal mebibytes) {
        if (mebibytes.abs().compareTo(MOST) >= 0) {
            throw new ArithmeticException("too large");
        }
        return mebibytes.multiply(BaselineFormat.MIB).longValue();
    }

    private List<String> names(JsonObject object, String name) {
        return at(name, any -> {
            JsonArray array = object.getAsJsonArray(name);
            List<String> names = new ArrayList<>();
            array.forEach(one -> names.add(one.getAsString()));
            return List.copyOf(names);
        });
    }
}
