package io.github.membudget.report.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ShardFaultText;
import io.github.membudget.explain.ShardTroubleText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardFault;
import io.github.membudget.model.ShardReport;
import io.github.membudget.model.ShardReport.Share;
import io.github.membudget.model.ShardTrouble;
import io.github.membudget.model.ShardsTogether;
import io.github.membudget.report.ReportSchema;
import io.github.membudget.report.Samples;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCheckTest {
    private static final String PLAN = "a".repeat(64);
    private static final String OTHER_PLAN = "b".repeat(64);

    @TempDir
    private Path directory;

    private static List<ShardFault> faults(List<Path> files) throws IOException {
        return ShardCheck.of(files).map(ShardsTogether::faults).orElse(List.of());
    }

    private static Share share(List<String> classes, List<String> others) {
        return new Share("it:shop", "default-test", classes, others);
    }

    /** With a module of the test class {@code it.ATest}. */
    private Path shard(String name, int index, String plan, Share... shares) throws IOException {
        return write(name, index, plan, Samples.module("it:shop", "shop", "a", Optional.empty(), 100), shares);
    }

    private Path write(String name, int index, String plan, ModuleResult module, Share... shares) throws IOException {
        Report whole = Samples.report(module);
        Path file = directory.resolve(name + ".json");
        ReportJson.write(
                new Report(
                        whole.pluginVersion(),
                        whole.surefireVersions(),
                        whole.host(),
                        whole.startedAt(),
                        whole.durationMillis(),
                        whole.verdict(),
                        whole.suite(),
                        whole.modules(),
                        whole.breaches(),
                        whole.findings(),
                        whole.comparison(),
                        whole.investigated(),
                        Optional.of(new ShardReport(new Shard(index, 2), plan, List.of(shares)))),
                file);
        return file;
    }

    private Path first() throws IOException {
        return shard("first", 1, PLAN, share(List.of("it.ATest"), List.of("it.BTest", "it.CTest")));
    }

    private Path second() throws IOException {
        return shard("second", 2, PLAN, share(List.of("it.BTest", "it.CTest"), List.of("it.ATest")));
    }

    @Test
    void shardsThatAddUpAreWell() throws IOException {
        assertThat(faults(List.of(first(), second()))).isEmpty();
        assertThat(ReportSchema.errors(Files.readString(first()))).isEmpty();
        assertThat(ReportMerge.of(List.of(first(), second())).has("shard")).isFalse();
        assertThat(MergedMarkdown.lines(List.of(second(), first())))
                .containsSequence(
                        "| 1/2 | " + TextFile.markdown(first().toString()) + " | 1 | 5.0 s | none |",
                        "| 2/2 | " + TextFile.markdown(second().toString()) + " | 2 | 5.0 s | none |");
    }

    @Test
    void whatShardsComeToIsToldInOneLine() throws IOException {
        ShardsTogether shards = ShardCheck.of(List.of(first(), second())).orElseThrow();
        assertThat(shards).isEqualTo(new ShardsTogether(2, 3, 2, List.of(), List.of()));
        assertThat(ShardTroubleText.whole(shards))
                .isEqualTo("membudget: shards 1/2 to 2/2 are the whole suite: 3 test classes, each in one shard,"
                        + " 2 tests. No shard had failures.");
        assertThat(ShardTroubleText.of(shards.troubles())).isEmpty();
    }

    @Test
    void aShardWithFailuresIsNamedWithItsModules() throws IOException {
        ModuleResult over = Samples.module("it:shop", "heavy", "b", Optional.of(Bytes.ofMebibytes(50)), 100);
        Path red = write("red", 2, PLAN, over, share(List.of("it.BTest", "it.CTest"), List.of("it.ATest")));
        ShardsTogether shards = ShardCheck.of(List.of(first(), red)).orElseThrow();
        assertThat(shards.isWhole()).isTrue();
        assertThat(shards.troubles())
                .containsExactly(new ShardTrouble(
                        new Shard(2, 2),
                        Optional.of(new ShardTrouble.Place("it:shop", "heavy")),
                        0,
                        true,
                        0,
                        Optional.empty()));
        assertThat(ShardTroubleText.of(shards.troubles()))
                .hasSize(2)
                .startsWith("membudget: shard 2/2 had failures: heavy of shop: passed a ceiling");
        assertThat(ShardTroubleText.whole(shards)).endsWith("2 tests.");
        assertThat(MergedMarkdown.lines(List.of(first(), red)))
                .anyMatch(line -> line.startsWith("| 2/2 ") && line.endsWith("heavy of shop: passed a ceiling |"));
    }

    @Test
    void aLeakIsNoCeilingThatWasPassed() throws IOException {
        ModuleResult leaky =
                Samples.leaky(Samples.module("it:shop", "shop", "a", Optional.empty(), 100), "it.BTest", "left");
        Path red = write("red", 2, PLAN, leaky, share(List.of("it.BTest", "it.CTest"), List.of("it.ATest")));
        assertThat(ShardTroubleText.of(
                        ShardCheck.of(List.of(first(), red)).orElseThrow().troubles()))
                .first()
                .isEqualTo("membudget: shard 2/2 had failures: shop: 1 leak");
    }

    @Test
    void failedTestsAndLeaksAreCounted() {
        ShardTrouble own = new ShardTrouble(
                new Shard(1, 3),
                Optional.of(new ShardTrouble.Place("it:shop", "shop")),
                2,
                false,
                1,
                Optional.of("killed-by-kernel"));
        ShardTrouble suite = new ShardTrouble(new Shard(1, 3), Optional.empty(), 0, true, 0, Optional.empty());
        assertThat(ShardTroubleText.line(List.of(own, suite)))
                .isEqualTo("shop: 2 tests failed, did not run to its end (killed-by-kernel), 1 leak;"
                        + " the suite: passed a ceiling");
    }

    @Test
    void reportsOfWholeSuitesAreNotLookedAt() throws IOException {
        Path whole = directory.resolve("whole.json");
        ReportJson.write(Samples.report(Samples.module("it:shop", "shop", "a", Optional.empty(), 100)), whole);
        assertThat(faults(List.of(whole, whole))).isEmpty();
        assertThat(faults(List.of(whole, first(), second()))).isEmpty();
    }

    @Test
    void aShardThatIsMissingIsNamed() throws IOException {
        List<ShardFault> faults = faults(List.of(first()));
        assertThat(faults).containsExactly(new ShardFault.Missing(Set.of(2), 2));
        assertThat(ShardFaultText.of(faults)).contains("There is no report of shard 2/2. Let it run");
    }

    @Test
    void aShardThatRanTwiceIsNamedWithItsReports() throws IOException {
        Path again = shard("again", 1, PLAN, share(List.of("it.ATest"), List.of("it.BTest", "it.CTest")));
        List<ShardFault> faults = faults(List.of(first(), again, second()));
        assertThat(faults)
                .containsExactly(new ShardFault.Twice(
                        new Shard(1, 2), List.of(directory.resolve("first.json").toString(), again.toString())));
        assertThat(ShardFaultText.of(faults)).contains("There are several reports of shard 1/2: ");
    }

    @Test
    void otherPlansAreNoPartsOfOneSuite() throws IOException {
        Path other = shard("other", 2, OTHER_PLAN, share(List.of("it.BTest"), List.of("it.ATest", "it.CTest")));
        List<ShardFault> faults = faults(List.of(first(), other));
        assertThat(faults)
                .containsExactly(
                        new ShardFault.OtherPlans(
                                List.of(directory.resolve("first.json").toString(), other.toString())),
                        new ShardFault.NotRun(List.of("it.CTest of it:shop")));
        assertThat(ShardFaultText.of(faults)).contains("divided the suite in different ways");
    }

    @Test
    void aMachineThatDidNotComeToAProjectIsNamed() throws IOException {
        Path early = shard("second", 2, PLAN);
        List<ShardFault> faults = faults(List.of(first(), early));
        assertThat(faults.get(0)).isEqualTo(new ShardFault.NotReached(new Shard(2, 2), "it:shop", "default-test"));
        assertThat(ShardFaultText.of(faults)).contains("Shard 2/2 did not come to the tests of it:shop (default-test)");
    }

    @Test
    void classesOfAModuleThatEndedBeforeThemDidNotRun() throws IOException {
        Path died = write(
                "first",
                1,
                PLAN,
                Samples.died(Samples.module("it:shop", "shop", "a", Optional.empty(), 100)),
                share(List.of("it.ATest", "it.LastTest"), List.of("it.BTest", "it.CTest")));
        Path other =
                shard("second", 2, PLAN, share(List.of("it.BTest", "it.CTest"), List.of("it.ATest", "it.LastTest")));
        assertThat(faults(List.of(died, other)))
                .containsExactly(new ShardFault.NotRun(List.of("it.LastTest of it:shop")));
    }
}
