package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.ExhaustedHeap.EqualArrays;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import io.github.membudget.model.heap.StackFrame;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FullHeapTextTest {
    private static Finding only(Holder... held) {
        return only(List.of(), held);
    }

    private static Finding only(List<Holder> atEnd, Holder... held) {
        List<Finding> found = findings(atEnd, held);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Finding> findings(List<Holder> atEnd, Holder... held) {
        return findings(125, List.of(), List.of(), atEnd, held);
    }

    private static List<Finding> findings(
            long mebibytes, List<LiveSet> live, List<EqualArrays> arrays, List<Holder> atEnd, Holder... held) {
        ExhaustedHeap full = new ExhaustedHeap(
                7,
                Bytes.ofMebibytes(mebibytes),
                Optional.of(new StackFrame("com.acme.Row", "<init>", Optional.empty(), Optional.of(3))),
                Optional.of("main"),
                List.of(held),
                arrays);
        HeapFacts heap = new HeapFacts(atEnd, List.of(), Map.of(), List.of()).withExhausted(List.of(full));
        RunEvidence evidence = new RunEvidence(
                "acme", live, List.of(), heap, List.of(), List.of(), Optional.of(Bytes.ofMebibytes(128)), List.of());
        return FindingText.of(Diagnosis.of(evidence, RuleBook.own()), List.of(), SourcePlaces.NONE);
    }

    @Test
    void aMethodsLocalIsNamedWithWhatItHeldAndWhatToDo() {
        Finding finding = only(
                Holders.of(
                        "local",
                        "com.acme.LoadTest.loadsAll:12",
                        115,
                        "ArrayList (1,208) -> 1,208 x com.acme.Row -> byte[]"),
                Holders.of("static-field", "com.acme.Cache.ROWS", 2, "HashMap (3) -> 3 x com.acme.Row"));
        assertThat(finding.id()).isEqualTo("heap-full");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.HIGH);
        assertThat(finding.headline())
                .isEqualTo("The heap was full: 1,208 com.acme.Row, 115 MiB, held by a local of"
                        + " com.acme.LoadTest.loadsAll:12");
        assertThat(finding.holder()).contains("a local of com.acme.LoadTest.loadsAll");
        assertThat(finding.where()).contains("com.acme.LoadTest.loadsAll:12", "com.acme.Row.<init>:3");
        assertThat(ExhibitText.plain(finding.evidence()).get(0)).contains("125 MiB were live, of a heap of 128 MiB");
        assertThat(finding.fix()).startsWith("Work in parts").endsWith("try <heap>192m</heap>.");
    }

    @Test
    void fieldsOfTheObjectWhoseMethodRanAreNoLocal() {
        assertThat(only(Holders.of(
                                "local",
                                "com.acme.LoadTest.fills:12",
                                115,
                                "com.acme.LoadTest -> ArrayList (9) -> 9 x com.acme.Row"))
                        .headline())
                .endsWith("9 com.acme.Row, 115 MiB, held by fields of com.acme.LoadTest, while"
                        + " com.acme.LoadTest.fills:12 ran");
    }

    @Test
    void dynamicTestsThatHoldTheirDataAreACauseOfTheirOwn() {
        Finding finding = only(Holders.of(
                "local",
                "org.junit.jupiter.engine.descriptor.TestFactoryTestDescriptor.invokeTestMethod:99",
                115,
                "ArrayList (20) -> 20 x org.junit.jupiter.api.DynamicTest -> com.acme.ListedTest$$Lambda -> byte[]"));
        assertThat(finding.id()).isEqualTo("dynamic-tests-hold-data");
        assertThat(finding.headline())
                .endsWith("20 org.junit.jupiter.api.DynamicTest, 115 MiB, held by what runs the tests, for"
                        + " com.acme.ListedTest$$Lambda");
        assertThat(finding.fix()).contains("inside the executable");
    }

    @Test
    void whatIsKeptUntilTheEndIsToldOnceWithItsOwnCause() {
        Holder field = Holders.of("static-field", "com.acme.Store.ROWS", 115, "ArrayList (9) -> 9 x com.acme.Row");
        assertThat(only(List.of(field), field).id()).isEqualTo("static-field");
        Finding once = only(field);
        assertThat(once.id()).isEqualTo("static-field");
        assertThat(once.headline()).startsWith("The heap was full: 9 com.acme.Row, 115 MiB");
        assertThat(once.fix()).doesNotContain("<heap>");
    }

    @Test
    void regionsThatAreHalfEmptyAreTheCauseAndHaveAFixOfTheirOwn() {
        LiveSet g1 = new LiveSet(
                7,
                List.of(),
                List.of(),
                Map.of(),
                LiveSet.Rounds.NONE,
                Optional.of(Bytes.ofMebibytes(1)),
                Optional.empty());
        Holder pages = Holders.of("local", "com.acme.PageTest.sorts:12", 60, "ArrayList (60) -> 60 x byte[]");
        Finding finding = findings(
                        75, List.of(g1), List.of(new EqualArrays(60, new Bytes(1_048_592))), List.of(), pages)
                .get(0);
        assertThat(finding.id()).isEqualTo("g1-region-waste");
        assertThat(finding.headline()).isEqualTo("Large arrays waste G1 regions: 60.0 MiB of the full heap");
        assertThat(finding.where()).contains("com.acme.PageTest.sorts:12");
        assertThat(finding.fix())
                .startsWith("Set -XX:G1HeapRegionSize=4m")
                .endsWith("1,048,560 bytes fit into one region.");
        assertThat(ExhibitText.plain(finding.evidence()))
                .anyMatch(line -> line.contains("60.0 MiB in all"))
                .anyMatch(line -> line.contains("1,048,592"));
    }

    @Test
    void aFullHeapWithoutAHolderIsNotSilence() {
        assertThat(only().headline()).startsWith("The heap was full");
    }
}
