package io.github.membudget.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.membudget.judge.LiveHeaps;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import io.github.membudget.model.TestCounts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what {@link ReportJson} wrote. */
public final class ReportReader {
    private static final List<String> OUTSIDE =
            List.of("metaspaceBytes", "directBufferBytes", "mappedBufferBytes", "childProcessesRssBytes");

    private ReportReader() {}

    /** @throws IOException if it can't be read or is no report of this format */
    public static List<MeasuredModule> modules(Path file) throws IOException {
        try {
            List<MeasuredModule> modules = new ArrayList<>();
            read(file).getAsJsonArray("modules").forEach(module -> modules.add(module(module.getAsJsonObject())));
            return modules;
        } catch (IllegalStateException | NullPointerException | NumberFormatException | ClassCastException e) {
            throw new IOException(file + " lacks what a report has: " + e.getMessage(), e);
        }
    }

    public static JsonObject read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            JsonElement read = JsonParser.parseReader(in);
            if (!read.isJsonObject()
                    || !read.getAsJsonObject().has("format")
                    || !ReportJson.FORMAT.equals(
                            read.getAsJsonObject().get("format").getAsString())) {
                throw new IOException(file + " is no report of the format " + ReportJson.FORMAT);
            }
            return read.getAsJsonObject();
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IOException(file + " is no JSON that can be read: " + e.getMessage(), e);
        }
    }

    private static MeasuredModule module(JsonObject module) {
        JsonObject tests = module.getAsJsonObject("tests");
        JsonObject peak = module.getAsJsonObject("peak");
        List<JsonObject> noted = new ArrayList<>();
        Map<String, Integer> results = new TreeMap<>();
        for (JsonElement test : array(module, "testCases")) {
            JsonObject facts = test.getAsJsonObject();
            noted.add(facts);
            results.merge(
                    text(facts, "class") + "." + text(facts, "method") + " " + text(facts, "status"), 1, Integer::sum);
        }
        array(module, "classes").forEach(facts -> noted.add(facts.getAsJsonObject()));
        long outside = OUTSIDE.stream()
                .mapToLong(name -> highest(noted, name).map(Bytes::value).orElse(0L))
                .sum();
        return new MeasuredModule(
                text(module, "project"),
                text(module, "execution"),
                text(module, "name"),
                text(module, "outcome"),
                new TestCounts(
                        tests.get("run").getAsInt(),
                        tests.get("failures").getAsInt(),
                        tests.get("errors").getAsInt(),
                        tests.get("skipped").getAsInt()),
                module.get("durationMillis").getAsLong(),
                bytes(module, "ceilingBytes"),
                bytes(module, "heapBytes"),
                peak == null ? Optional.empty() : bytes(peak, "rssBytes"),
                live(noted, collections(module, "count")),
                outside > 0 ? Optional.of(new Bytes(outside)) : Optional.empty(),
                array(module, "forks").size(),
                collections(module, "pauseMillis"),
                results,
                cpu(module),
                codeCache(module),
                jvm(module),
                module.has("partOf") ? Optional.of(text(module, "partOf")) : Optional.empty());
    }

    private static Optional<CodeCache> codeCache(JsonObject module) {
        JsonObject cache = module.getAsJsonObject("codeCache");
        return cache == null
                ? Optional.empty()
                : bytes(cache, "compiledBytes").flatMap(compiled -> bytes(cache, "reservedBytes")
                        .map(reserved -> new CodeCache(compiled, reserved)));
    }

    private static Optional<JvmParts> jvm(JsonObject module) {
        JsonObject jvm = module.getAsJsonObject("jvm");
        return jvm == null
                ? Optional.empty()
                : JvmChoice.of(text(jvm, "asked")).map(asked -> new JvmParts(asked, inForce(jvm), leftOut(jvm)));
    }

    private static List<JvmPart> inForce(JsonObject jvm) {
        return array(jvm, "inForce").asList().stream()
                .flatMap(part -> JvmPart.of(part.getAsString()).stream())
                .toList();
    }

    private static List<JvmParts.LeftOut> leftOut(JsonObject jvm) {
        List<JvmParts.LeftOut> all = new ArrayList<>();
        for (JsonElement one : array(jvm, "leftOut")) {
            JsonObject left = one.getAsJsonObject();
            JvmPart.of(text(left, "part"))
                    .ifPresent(
                            part -> all.add(new JvmParts.LeftOut(part, text(left, "reason"), left.has("fromNextRun"))));
        }
        return List.copyOf(all);
    }

    private static Optional<CpuUse> cpu(JsonObject module) {
        if (!module.has("cpu")) {
            return Optional.empty();
        }
        JsonObject cpu = module.getAsJsonObject("cpu");
        return cpuPart(cpu, "millis", "source")
                .map(whole -> new CpuUse(
                        whole,
                        cpuPart(cpu, "compilersMillis", "compilersSource"),
                        cpuPart(cpu, "collectorsMillis", "collectorsSource")));
    }

    /** Absent with a source that this version does not know. */
    private static Optional<CpuUse.CpuPart> cpuPart(JsonObject cpu, String millis, String source) {
        return Stream.of(CpuSource.values())
                .filter(known -> JsonFields.word(known).replace('_', '-').equals(text(cpu, source)))
                .findFirst()
                .filter(known -> cpu.has(millis))
                .map(known -> new CpuUse.CpuPart(cpu.get(millis).getAsLong(), known));
    }

    private static Optional<Long> collections(JsonObject module, String figure) {
        return module.has("collections")
                ? Optional.of(module.getAsJsonObject("collections").get(figure).getAsLong())
                : Optional.empty();
    }

    /** Of the fork that needed most. */
    private static Optional<LiveHeap> live(List<JsonObject> tests, Optional<Long> collections) {
        Map<Integer, List<LiveHeaps.NotedHeap>> forks = new TreeMap<>();
        for (JsonObject test : tests) {
            Optional<Bytes> live = bytes(test, "heapAfterCollectionBytes");
            if (live.isPresent() && test.has("fork")) {
                Bytes allocated = bytes(test, "allocatedByAllThreadsBytes")
                        .or(() -> bytes(test, "allocatedBytes"))
                        .orElse(Bytes.ZERO);
                forks.computeIfAbsent(test.get("fork").getAsInt(), fork -> new ArrayList<>())
                        .add(new LiveHeaps.NotedHeap(live.get(), allocated));
            }
        }
        return forks.values().stream()
                .map(fork -> LiveHeaps.of(fork, collections.map(count -> count / forks.size())))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(heap -> heap.seen().plus(heap.unseen())));
    }

    private static Optional<Bytes> highest(List<JsonObject> noted, String name) {
        return noted.stream()
                .map(facts -> bytes(facts, name))
                .flatMap(Optional::stream)
                .max(Bytes::compareTo);
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }

    private static Optional<Bytes> bytes(JsonObject object, String name) {
        return object.has(name) ? Optional.of(new Bytes(object.get(name).getAsLong())) : Optional.empty();
    }
}
