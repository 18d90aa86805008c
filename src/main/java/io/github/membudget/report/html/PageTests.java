package io.github.membudget.report.html;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.report.PageText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page's tests, a short row each, as many as a page of 3 MB has room for. */
final class PageTests {
    private static final int MOST_TESTS = 25_000;
    /** Of all names together, in characters. */
    private static final int MOST_OF_NAMES = 900_000;

    private static final int[] NAME_LENGTHS = {2000, 600, 200, 90, 40};

    private static final int SHARED = 1;
    private static final int EXACT = 2;

    private final JsonWriter json;

    private record Row(int module, TestFacts test) {
        long largest() {
            return Math.max(
                    test.peakGrowth().map(Bytes::value).orElse(0L),
                    Math.max(
                            test.growth().orElse(0L),
                            test.inFork()
                                    .flatMap(noted -> noted.bytes(ForkFigure.ALLOCATED))
                                    .map(Bytes::value)
                                    .orElse(0L)));
        }
    }

    PageTests(JsonWriter json) {
        this.json = json;
    }

    void write(List<ModuleResult> modules) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            for (TestFacts test : modules.get(i).facts().tests()) {
                rows.add(new Row(i, test));
            }
        }
        int more = rows.size() - MOST_TESTS;
        if (more > 0) {
            // What somebody looks for is among those that raised, kept or allocated most.
            rows.sort(Comparator.comparingLong(Row::largest).reversed());
            rows = rows.subList(0, MOST_TESTS);
            rows.sort(Comparator.comparingInt(Row::module).thenComparing(row -> row.test.startMillis()));
        }
        int longest = longestName(rows);
        Map<String, Integer> classes = new LinkedHashMap<>();
        rows.forEach(row -> classes.putIfAbsent(row.test.id().className(), classes.size()));
        json.name("tests").beginObject();
        json.name("more").value(Math.max(0, more));
        json.name("classes").beginArray();
        for (String name : classes.keySet()) {
            json.value(PageText.shortened(name, longest));
        }
        json.endArray();
        json.name("rows").beginArray();
        for (Row row : rows) {
            row(row, classes.getOrDefault(row.test.id().className(), 0), longest);
        }
        json.endArray();
        json.endObject();
    }

    /** So that a suite of very long names still makes a page that opens. */
    private static int longestName(List<Row> rows) {
        for (int length : NAME_LENGTHS) {
            long sum = rows.stream()
                    .mapToLong(row -> Math.min(length, length(row.test.id().method()))
                            + Math.min(length, length(row.test.id().displayName())))
                    .sum();
            if (sum <= MOST_OF_NAMES) {
                return length;
            }
        }
        return NAME_LENGTHS[NAME_LENGTHS.length - 1];
    }

    private static int length(Optional<String> name) {
        return name.map(String::length).orElse(0);
    }

    /** [module, class, name, start, millis, status, flags, peak, rise, kept, allocated, heap, display name]; unknown is null. */
    private void row(Row row, int className, int longest) throws IOException {
        TestFacts test = row.test;
        json.beginArray();
        json.value(row.module).value(className);
        json.value(PageText.shortened(test.id().method().orElse(""), longest));
        json.value(test.startMillis()).value(test.durationMillis());
        json.value(test.status().ordinal());
        json.value((test.attribution() == Attribution.SHARED ? SHARED : 0)
                + (test.peakSource() == PeakSource.KERNEL ? EXACT : 0));
        kib(test.peakRss().map(Bytes::value));
        kib(test.peakGrowth().map(Bytes::value));
        kib(test.growth());
        kib(noted(test, ForkFigure.ALLOCATED));
        kib(noted(test, ForkFigure.HEAP_AFTER_COLLECTION));
        if (test.id().displayName().isPresent()) {
            json.value(PageText.shortened(test.id().displayName().get(), longest));
        }
        json.endArray();
    }

    private static Optional<Long> noted(TestFacts test, ForkFigure figure) {
        return test.inFork().flatMap(noted -> noted.bytes(figure)).map(Bytes::value);
    }

    private void kib(Optional<Long> bytes) throws IOException {
        if (bytes.isPresent()) {
            json.value(PageValues.kib(bytes.get()));
        } else {
            json.nullValue();
        }
    }
}
