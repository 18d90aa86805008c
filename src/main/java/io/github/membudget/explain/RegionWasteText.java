package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.RegionWaste;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.heap.ExhaustedHeap.EqualArrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which arrays leave much of G1's regions empty, and which option mends that. */
final class RegionWasteText {
    static final String ID = "g1-region-waste";
    static final String TITLE = "Large arrays waste G1 regions";
    static final String SOURCE =
            "empty ends of regions when the heap was full, in the heap dump that the JVM wrote then";

    private static final int MOST_LENGTHS = 5;
    private static final int HEADER = 16;

    private RegionWasteText() {}

    static List<Exhibit> evidence(RegionWaste waste) {
        return List.of(
                new Sentence("G1 gives an array larger than half a region regions of its own. A region had "
                        + waste.region() + " here. What is left of the last one stays empty, "
                        + waste.empty().inMebibytes() + " in all:"),
                new Table(
                        List.of("arrays", "bytes of each", "regions of each", "empty"),
                        waste.arrays().stream()
                                .limit(MOST_LENGTHS)
                                .map(one -> row(waste, one))
                                .toList(),
                        Math.max(0, waste.arrays().size() - MOST_LENGTHS)));
    }

    private static List<String> row(RegionWaste waste, EqualArrays one) {
        return List.of(
                number(one.count()),
                number(one.bytes().value()),
                number(waste.regions(one)),
                new Bytes(one.count() * waste.empty(one).value()).inMebibytes());
    }

    static String fix(RegionWaste waste) {
        return waste.better()
                        .map(size -> "Set " + option(size)
                                + " in the module's <argLine>: a larger region holds several of these arrays.")
                        .orElse("Set -XX:+UseSerialGC in the module's <argLine>: it has no regions.")
                + " Or make the arrays " + shorter(waste) + ".";
    }

    /** By the length that leaves most empty. */
    private static String shorter(RegionWaste waste) {
        EqualArrays most = waste.arrays().get(0);
        long region = waste.region().value();
        long whole = most.bytes().value() / region;
        return whole == 0
                ? "shorter: up to " + number(region / 2 - HEADER) + " bytes they share regions"
                : "shorter: " + number(whole * region - HEADER) + " bytes fit into "
                        + (whole == 1 ? "one region" : whole + " regions");
    }

    static Advice advice(RegionWaste waste, Optional<Bytes> limit) {
        String heap = limit.map(size -> "-Xmx" + mebibytes(size) + "m ").orElse("");
        String after = waste.better().map(RegionWasteText::option).orElse("-XX:+UseSerialGC");
        return new Advice(
                "G1 divides the heap into regions of one size. An array larger than half a region has regions of its own, and"
                        + " nothing else can use what is left of the last one.",
                "Up to half of the memory that such arrays take.",
                "<argLine>" + heap.strip() + "</argLine>",
                "<argLine>" + heap + after + "</argLine>",
                "https://docs.oracle.com/en/java/javase/17/gctuning/garbage-first-g1-garbage-collector1.html",
                "small");
    }

    private static String option(Bytes size) {
        return "-XX:G1HeapRegionSize=" + mebibytes(size) + "m";
    }

    private static long mebibytes(Bytes size) {
        return size.value() / Bytes.ofMebibytes(1).value();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
