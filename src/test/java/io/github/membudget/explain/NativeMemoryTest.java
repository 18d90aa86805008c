package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Memory that no heap dump shows, in suites of so few looks that nothing can be told by many of them. */
class NativeMemoryTest {
    private static final String DEFLATER = "java.util.zip.Deflater";
    private static final String READER = "acme.nat.Reader";

    @Test
    void whatRoseBesideTheHeapAtTheOnlyLookOfANativeCauseIsItsImpact() {
        Finding deflaters =
                findings(List.of(grown(DEFLATER, "acme.ZipTest", 300)), 70).get(0);

        assertThat(deflaters.id()).isEqualTo("deflaters-not-ended");
        assertThat(deflaters.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(70));
        assertThat(deflaters.impact().orElseThrow().source())
                .isEqualTo("resident memory beside the heap that rose at the same look, with what else rose there");
        assertThat(deflaters.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void noMoreThanAllOfThemCanTake() {
        Finding deflaters =
                findings(List.of(grown(DEFLATER, "acme.ZipTest", 100)), 70).get(0);

        assertThat(deflaters.impact().orElseThrow().bytes()).isEqualTo(new Bytes(100 * 272 * 1024));
        assertThat(deflaters.impact().orElseThrow().source()).contains("rose by 70 MiB at the same looks");
    }

    @Test
    void farMoreThanTheyTakeIsTheirsWhereTheirRuleSaysWhenTheyDo() {
        String connection = "org.sqlite.jdbc4.JDBC4Connection";
        Finding open =
                findings(List.of(grown(connection, "acme.ZipTest", 3)), 50).get(0);
        Finding little =
                findings(List.of(grown(connection, "acme.ZipTest", 3)), 14).get(0);

        assertThat(open.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(50));
        assertThat(open.impact().orElseThrow().source())
                .endsWith("; more than so many take, but for databases in memory and a cache_size of their own");
        assertThat(little.impact()).isEmpty();
    }

    @Test
    void oneMappingThatTakesMuchIsToldByWhatIsMapped() {
        List<TypeGrowth> mapping = List.of(grown("sun.nio.ch.FileChannelImpl$DefaultUnmapper", "acme.ZipTest", 1));

        Finding mapped = findings(mapping, 125, 0, List.of(ended(ForkFigure.MAPPED_BUFFERS, 120)))
                .get(0);

        assertThat(mapped.id()).isEqualTo("mapped-files-kept");
        assertThat(mapped.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(120));
        assertThat(findings(mapping, 3, 0, List.of(ended(ForkFigure.MAPPED_BUFFERS, 1))))
                .isEmpty();
    }

    @Test
    void childProcessesThatAreMoreThanLibrariesCostWhatTheyTake() {
        long[] figures = new long[InFork.figures()];
        figures[ForkFigure.CHILD_PROCESSES.ordinal()] = 1;
        figures[ForkFigure.CHILD_PROCESSES_RSS.ordinal()] = 60 << 20;
        ClassFacts left = new ClassFacts(
                "acme.ZipTest",
                7,
                0,
                5,
                List.of(),
                new InFork(0, 0, false, false, figures),
                List.of(new ClassFacts.Left("child-process", "5 python3", false)));

        Finding child = findings(List.of(), 0, 0, List.of(left)).get(0);

        assertThat(child.id()).isEqualTo("child-processes-left");
        assertThat(child.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(60));
        assertThat(child.severity()).isEqualTo(Severity.MEDIUM);
    }

    private static ClassFacts ended(ForkFigure figure, int mebibytes) {
        long[] figures = new long[InFork.figures()];
        figures[figure.ordinal()] = Bytes.ofMebibytes(mebibytes).value();
        return new ClassFacts("acme.LastTest", 7, 0, 5, List.of(), new InFork(0, 0, false, false, figures), List.of());
    }

    @Test
    void ofTwoNativeCausesAtOneLookNoneHasIt() {
        List<Finding> findings = findings(
                List.of(
                        grown(DEFLATER, "acme.ZipTest", 300),
                        grown("sun.nio.ch.FileChannelImpl$DefaultUnmapper", "acme.ZipTest", 9)),
                70);

        assertThat(findings)
                .filteredOn(one -> !one.id().equals("beside-heap-grows"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.impact()).isEmpty());
        assertThat(findings).anySatisfy(one -> assertThat(one.headline()).contains("kept 70 MiB more beside its heap"));
    }

    @Test
    void whatAnyClassLoadsIsNoNativeCause() {
        assertThat(findings(List.of(grown(DEFLATER, "acme.ZipTest", 8)), 5))
                .singleElement()
                .satisfies(one -> assertThat(one.impact()).isEmpty());
    }

    @Test
    void whatNoRuleKnowsAndClimbsIsToldByItsSizeWithTheTypesThatCameWithIt() {
        Finding beside = findings(
                        List.of(
                                grown(READER, "acme.ZipTest", 40),
                                grown("acme.Other", "acme.LastTest", 60),
                                grown("java.util.ArrayList", "acme.ZipTest", 90)),
                        90,
                        60)
                .get(0);

        assertThat(beside.id()).isEqualTo("beside-heap-grows");
        assertThat(beside.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(150));
        assertThat(beside.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(beside.evidence())
                .contains(
                        "At these looks there were more of acme.nat.Reader (40): whether they have native memory the heap"
                                + " does not tell.");
    }

    @Test
    void aSecondRiseThatIsLittleBesideTheFirstIsNoClimb() {
        Finding beside =
                findings(List.of(grown(READER, "acme.ZipTest", 40)), 90, 30).get(0);

        assertThat(beside.id()).isEqualTo("beside-heap-grows");
        assertThat(beside.impact()).isEmpty();
    }

    private static TypeGrowth grown(String type, String place, long instances) {
        return new TypeGrowth(
                7, type, instances, 32 * instances, List.of(new Rise(place, 1, instances, 32 * instances)), 0);
    }

    @Test
    void whatAFindingExplainsIsNotToldAgainWhereItRose() {
        Finding beside = findings(List.of(grown(DEFLATER, "acme.ZipTest", 300)), 70, 60).stream()
                .filter(one -> one.id().equals("beside-heap-grows"))
                .findFirst()
                .orElseThrow();

        assertThat(beside.where()).contains("acme.OtherTest").doesNotContain("acme.ZipTest");
        assertThat(beside.headline()).contains("kept 60 MiB more beside its heap");
    }

    @Test
    void whatRisesOnceMayBeALibrarysStart() {
        Finding beside =
                findings(List.of(grown(READER, "acme.ZipTest", 40)), 150).get(0);

        assertThat(beside.id()).isEqualTo("beside-heap-grows");
        assertThat(beside.impact()).isEmpty();
        assertThat(beside.severity()).isEqualTo(Severity.LOW);
    }

    /** A suite of looks enough to tell by, of which those of the cause agree too little. */
    @Test
    void whereTheLooksOfACauseAgreeTooLittleAllThatRoseAtThemIsTold() {
        String connection = "org.sqlite.jdbc4.JDBC4Connection";
        int[] rises = {0, 14, 1, 0, 2, 9, 0, 0};
        List<Look> looks = new ArrayList<>();
        List<Rise> opened = new ArrayList<>();
        int beside = 50;
        looks.add(look("", beside, Map.of()));
        for (int i = 0; i < rises.length; i++) {
            beside += rises[i];
            if (rises[i] > 0) {
                opened.add(new Rise("acme.Sql" + i, 1, 3, 96));
            }
            looks.add(look(
                    "acme.Sql" + i,
                    beside,
                    rises[i] > 0 ? Map.of(connection, new Use(3L * opened.size(), 96L * opened.size())) : Map.of()));
        }
        TypeGrowth growth = new TypeGrowth(7, connection, 12, 384, opened, 0);
        LiveSet live = new LiveSet(7, looks, Optional.empty());

        Finding finding = LeakFindings.of(
                        new LeakFindings.Seen(
                                "acme", List.of(live), List.of(growth), HeapFacts.NONE, List.of(), List.of()),
                        RuleBook.own())
                .get(0);

        assertThat(finding.id()).isEqualTo("sqlite-connection-open");
        assertThat(finding.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(26));
        assertThat(finding.impact().orElseThrow().source())
                .isEqualTo("resident memory beside the heap that rose at the same 4 looks, with what else rose there");
    }

    private static List<Finding> findings(List<TypeGrowth> growth, int beside) {
        return findings(growth, beside, 0);
    }

    /** Of three classes, of which the first and the second leave so many MiB beside the heap. */
    private static List<Finding> findings(List<TypeGrowth> growth, int beside, int more) {
        return findings(growth, beside, more, List.of());
    }

    private static List<Finding> findings(List<TypeGrowth> growth, int beside, int more, List<ClassFacts> classes) {
        LiveSet live = new LiveSet(
                7,
                List.of(
                        look("", 50, Map.of()),
                        look("acme.ZipTest", 50 + beside, used(growth, "acme.ZipTest")),
                        look("acme.OtherTest", 50 + beside + more, used(growth, "acme.OtherTest")),
                        look("acme.LastTest", 50 + beside + more, used(growth, "acme.LastTest"))),
                Optional.empty());
        return LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(live), growth, HeapFacts.NONE, classes, List.of()),
                RuleBook.own());
    }

    private static Map<String, Use> used(List<TypeGrowth> growth, String place) {
        return growth.stream()
                .filter(one -> one.rises().get(0).place().equals(place))
                .collect(Collectors.toMap(TypeGrowth::type, one -> new Use(one.instances(), one.bytes())));
    }

    private static Look look(String className, int beside, Map<String, Use> changed) {
        return new Look(className, List.of(), Bytes.ofMebibytes(5), Optional.of(Bytes.ofMebibytes(beside)), changed);
    }
}
