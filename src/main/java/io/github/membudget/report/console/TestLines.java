package io.github.membudget.report.console;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.report.PlainText;
import java.util.List;
import java.util.Optional;

/** One line for each test with its figures, in the order in which they ran. */
public final class TestLines {
    private static final int LONGEST_NAME = 100;

    private TestLines() {}

    public static List<String> of(ModuleResult module) {
        return module.facts().tests().stream().map(TestLines::line).toList();
    }

    private static String line(TestFacts test) {
        StringBuilder line = new StringBuilder("membudget: ")
                .append(PlainText.shortened(test.id().shortName(), LONGEST_NAME))
                .append(": ")
                .append(test.peakRss()
                        .map(peak -> "peak " + peak.inMebibytes()
                                + (test.peakSource() == PeakSource.KERNEL ? "" : " (sampled)"))
                        .orElse("not measured"));
        test.peakGrowth().ifPresent(growth -> line.append(", rise +").append(growth.inMebibytes()));
        test.growth().ifPresent(growth -> line.append(", kept ").append(GrowthText.signed(growth)));
        Optional<Bytes> allocated = test.inFork().flatMap(noted -> noted.bytes(ForkFigure.ALLOCATED));
        allocated.ifPresent(bytes -> line.append(", allocated ").append(bytes.inMebibytes()));
        line.append(", ").append(test.durationMillis()).append(" ms");
        return line.append(test.attribution() == Attribution.SHARED ? ", shared" : "")
                .toString();
    }
}
