package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.RawElement;
import io.github.membudget.configure.RawSettings;
import io.github.membudget.configure.SettingsReader;
import io.github.membudget.judge.TestCeilings;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(768);
    private static final TestId TOP_K = TestId.ofMethod("com.acme.SearchTest", "topK");

    @Test
    void aBreachSaysWhatWasReachedWhatRanAndWhatToDo() {
        Breach breach = module(PeakSource.KERNEL, OnBreach.FAIL, false, Attribution.EXCLUSIVE, new Bytes(851_862_323));
        assertThat(breach.message()).isEqualTo("""
                        Module 'kg' peaked at 812.4 MiB, 44.4 MiB over its 768 MiB ceiling (VmHWM, 412 samples, not enforced by the kernel: watchdog).
                          Largest rise: +301 MiB during SearchTest.topK (no other test running)
                          At the peak: SearchTest.topK ran, 1 fork, private memory up to 790 MiB, PSS up to 800 MiB, child processes up to 18 MiB
                          To accept: <ceiling>896m</ceiling>     To look closer: target/membudget/report.json""");
        assertThat(breach.over()).isEqualTo(new Bytes(851_862_323).minus(CEILING));
        assertThat(breach.during()).containsExactly("SearchTest.topK");
    }

    @Test
    void aBreachByABitIsStillOne() {
        assertThat(module(PeakSource.SAMPLED, OnBreach.FAIL, false, Attribution.EXCLUSIVE, CEILING.plus(new Bytes(1)))
                        .message())
                .startsWith("Module 'kg' peaked at 768.0 MiB, 1 bytes over its 768 MiB ceiling (sampled, 412 samples,");
    }

    @Test
    void saysWhatBecameOfTheModule() {
        assertThat(module(PeakSource.KERNEL, OnBreach.KILL, true, Attribution.SHARED, Bytes.ofMebibytes(800))
                        .message())
                .contains(" and was ended at once (onBreach=kill).")
                .contains("(sampled from outside: other tests ran between the same two samples)");
        assertThat(module(PeakSource.KERNEL, OnBreach.WARN, false, Attribution.SHARED, Bytes.ofMebibytes(800))
                        .message())
                .contains("; onBreach=warn lets the build go on.");
    }

    @Test
    void aTestsBreachNamesTheTest() throws InvalidSetting {
        Breach breach = BreachText.test("g:a", "kg", ceilings("**/Other#*"), test(Attribution.EXCLUSIVE));
        assertThat(breach.message())
                .isEqualTo(
                        "Test SearchTest.topK of module 'kg' raised its JVM's memory by 301 MiB, 45 MiB over the 256 MiB that"
                                + " one test may add (sampled; no other test was running).\n  To accept: <testCeiling>336m</testCeiling>,"
                                + " for it alone a <test> in <tests>, or the tag membudget:336m");
    }

    @Test
    void whatAcceptsATestsGrowthStandsWhereItsCeilingDoes() throws InvalidSetting {
        TestFacts test = test(Attribution.EXCLUSIVE);
        assertThat(BreachText.test("g:a", "kg", ceilings("**/SearchTest#top*"), test)
                        .message())
                .contains("5 MiB that one test may add")
                .endsWith("To accept: <ceiling>336m</ceiling> in the <test> of <tests> that matches it, or the tag"
                        + " membudget:336m");
        assertThat(BreachText.test("g:a", "kg", ceilings("**/SearchTest#top*"), tagged(test, "20m"))
                        .message())
                .contains("20 MiB that one test may add")
                .endsWith("To accept: the tag membudget:336m in place of membudget:20m");
    }

    private static TestFacts tagged(TestFacts test, String ceiling) {
        return new TestFacts(
                test.id(),
                test.fork(),
                test.status(),
                test.startMillis(),
                test.durationMillis(),
                test.sampled(),
                Optional.empty(),
                Optional.of(ceiling),
                Optional.empty(),
                test.attribution());
    }

    private static TestCeilings ceilings(String pattern) throws InvalidSetting {
        RawElement own = new RawElement(
                "test",
                "",
                List.of(new RawElement("pattern", pattern, List.of()), new RawElement("ceiling", "5m", List.of())));
        return new TestCeilings(SettingsReader.read(
                new RawSettings(
                        List.of(new RawElement("testCeiling", "256m"), new RawElement("tests", "", List.of(own))),
                        Set.of()),
                new Bytes(8L << 30)));
    }

    @Test
    void whatIsProposedAlwaysHoldsWhatWasSeen() {
        for (long mebibytes = 1; mebibytes < 100_000; mebibytes += 37) {
            long proposed =
                    Long.parseLong(Sizes.toAccept(Bytes.ofMebibytes(mebibytes)).replace("m", ""));
            assertThat(proposed).isGreaterThan(mebibytes).isLessThan(mebibytes * 5 / 4 + 4);
        }
    }

    @Test
    void aHeapThatFollowsFromTheCeilingStaysAsItWasWithAHigherOne() {
        Breach breach = module(
                PeakSource.KERNEL,
                OnBreach.FAIL,
                false,
                Attribution.EXCLUSIVE,
                new Bytes(851_862_323),
                Optional.of(Bytes.ofMebibytes(402)));
        assertThat(breach.message())
                .contains(
                        "\n  To accept: <ceiling>896m</ceiling> with the heap as it was, <heap>402m</heap>     To look");
    }

    private static Breach module(
            PeakSource source, OnBreach onBreach, boolean ended, Attribution attribution, Bytes observed) {
        return module(source, onBreach, ended, attribution, observed, Optional.empty());
    }

    private static Breach module(
            PeakSource source,
            OnBreach onBreach,
            boolean ended,
            Attribution attribution,
            Bytes observed,
            Optional<Bytes> heap) {
        Peak peak = new Peak(
                observed, source, 1200, 412, Optional.of(Bytes.ofMebibytes(800)), Optional.of(Bytes.ofMebibytes(790)));
        ForkFacts fork = new ForkFacts(
                OptionalInt.of(1),
                1,
                Instant.EPOCH,
                1,
                Optional.of(peak),
                Optional.of(Bytes.ofMebibytes(18)),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        ModuleFacts facts = new ModuleFacts(
                0,
                1,
                Optional.of(peak),
                List.of(TOP_K),
                List.of(fork),
                List.of(test(attribution)),
                List.of(),
                List.of());
        return BreachText.module(
                new LimitedModule("g:a", "kg", CEILING, "watchdog", Optional.empty()),
                Metric.RSS,
                onBreach,
                ended,
                heap,
                facts);
    }

    private static TestFacts test(Attribution attribution) {
        return new TestFacts(
                TOP_K,
                1,
                TestStatus.PASSED,
                1000,
                300,
                new TestFacts.Heights(
                        Optional.of(Bytes.ofMebibytes(400)),
                        Optional.of(Bytes.ofMebibytes(500)),
                        Optional.of(Bytes.ofMebibytes(701))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attribution);
    }

    @Test
    void whyTheKernelHoldsNothingInAContainerNamesWhatMendsJustThat() {
        assertThat(EnforcementText.refused(List.of("cgroup v2: /sys/fs/cgroup is mounted read-only")))
                .contains("In a container: make its /sys/fs/cgroup writable")
                .doesNotContain("as root");
        assertThat(EnforcementText.refused(
                        List.of("cgroup v2: /sys/fs/cgroup: its memory controller is not for children,"
                                + " since it has processes of its own or is not ours")))
                .contains("by the script in the document \"Ceilings held by the kernel\"")
                .doesNotContain("as root");
    }
}
