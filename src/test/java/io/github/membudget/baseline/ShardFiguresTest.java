package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.report.Samples;
import io.github.membudget.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFiguresTest {
    private static final long MIB = 1 << 20;
    private static final String KEY = "it:shop default-test shop";

    @TempDir
    private Path directory;

    private static ModuleResult module(long peak, ClassFacts... classes) {
        return Samples.module("it:shop", "shop", "a", Optional.empty(), peak).withClasses(List.of(classes));
    }

    /** A class that began with so much RSS, had so much at its end and at its peak, in MiB. */
    private static ClassFacts ran(String name, long millis, long before, long after, long peak) {
        InFork seen = new InFork(0, 1, false, true, new long[InFork.figures()])
                .with(
                        Optional.of(Bytes.ofMebibytes(before)),
                        Optional.of(Bytes.ofMebibytes(after)),
                        Optional.of(Bytes.ofMebibytes(peak)));
        return new ClassFacts(name, 4711, 900, millis, List.of(), seen, List.of());
    }

    private ShardFigures.Taken taken(ModuleResult... shards) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < shards.length; i++) {
            Path file = directory.resolve(i + ".json");
            ReportJson.write(Samples.report(shards[i]), file);
            files.add(file);
        }
        return ShardFigures.of(files);
    }

    @Test
    void areThoseOfTheRunWhereThereIsOneShard() throws IOException {
        ModuleResult module = module(300, ran("it.ATest", 1234, 100, 110, 150), ran("it.BTest", 50, 110, 140, 300));
        ModuleFigures alone = RunFigures.of(module, Optional.empty()).orElseThrow();
        assertThat(taken(module).baseline().modules().get(KEY)).isEqualTo(alone);
    }

    @Test
    void putTheClassesOfAllShardsTogether() throws IOException {
        ModuleResult first = module(300, ran("it.ATest", 500, 50, 110, 150), ran("it.BTest", 300, 110, 140, 300));
        ModuleResult second = module(280, ran("it.CTest", 400, 50, 120, 150), ran("it.DTest", 200, 120, 160, 280));
        Baseline baseline = taken(first, second).baseline();
        ModuleFigures whole = Objects.requireNonNull(baseline.modules().get(KEY));
        assertThat(whole.classes()).containsOnlyKeys("it.ATest", "it.BTest", "it.CTest", "it.DTest");
        assertThat(whole.classes().get("it.DTest"))
                .isEqualTo(new ClassFigures(List.of(160 * MIB), List.of(40 * MIB), List.of(280 * MIB), List.of(200L)));
        // DTest kept 40 MiB; what CTest kept is a JVM's start, as what ATest did.
        assertThat(whole.peaks()).containsExactly(340 * MIB);
        // Each took 1600 ms: of the first 800 ms were the JVM's start, of the second 1000 ms.
        assertThat(whole.millis()).containsExactly(1600L + 1600 - 800);
        assertThat(whole.heap()).isEqualTo(HeapFigures.NONE);
        assertThat(baseline.runs()).singleElement().asString().endsWith(", 2 shards");
        assertThat(ShardHistory.of(baseline).classes()).isEqualTo(4);
    }

    @Test
    void leaveOutAModuleThatDidNotRunToItsEndSomewhere() throws IOException {
        ModuleResult ended = Samples.died(module(300, ran("it.ATest", 500, 50, 110, 150)));
        ShardFigures.Taken taken = taken(ended, module(280, ran("it.CTest", 400, 50, 120, 150)));
        assertThat(taken.baseline().modules()).isEmpty();
        assertThat(taken.cutShort()).containsExactly(KEY);
    }
}
