package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.snapshotWith;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Memory that no heap dump shows, in suites of so few snapshots that nothing can be told by many of them. */
class NativeImpactTest {
    private static final String DEFLATER = "java.util.zip.Deflater";
    private static final String READER = "acme.nat.Reader";

    @Test
    void whatRoseBesideTheHeapAtTheOnlySnapshotOfANativeCauseIsItsImpact() {
        Finding deflaters =
                findings(List.of(grown(DEFLATER, "acme.ZipTest", 300)), 70).get(0);

        assertThat(deflaters.id()).isEqualTo("deflaters-not-ended");
        assertThat(deflaters.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(70));
        assertThat(deflaters.impact().orElseThrow().source())
                .isEqualTo("memory beside the heap that rose in the same class, other causes included");
        assertThat(deflaters.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void noMoreThanAllOfThemCanTake() {
        Finding deflaters =
                findings(List.of(grown(DEFLATER, "acme.ZipTest", 100)), 70).get(0);

        assertThat(deflaters.impact().orElseThrow().bytes()).isEqualTo(new Bytes(100 * 272 * 1024));
        assertThat(deflaters.impact().orElseThrow().source()).contains("rose by 70 MiB in the same classes");
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
                .endsWith(
                        "; it is more than so many usually take, except for databases in memory and a cache_size of their own");
        assertThat(little.impact()).isEmpty();
    }

    @Test
    void oneMappingThatTakesMuchIsToldByWhatIsMapped() {
        List<TypeGrowth> mapping = List.of(grown("sun.nio.ch.FileChannelImpl$DefaultUnmapper", "acme.ZipTest", 1));

        Finding mapped = findings(mapping, 125, 0, ended("acme.LastTest", Map.of(ForkFigure.MAPPED_BUFFERS, 120 * MIB)))
                .get(0);

        assertThat(mapped.id()).isEqualTo("mapped-files-kept");
        assertThat(mapped.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(120));
        assertThat(findings(mapping, 3, 0, ended("acme.LastTest", Map.of(ForkFigure.MAPPED_BUFFERS, 1 * MIB))))
                .isEmpty();
    }

    @Test
    void childProcessesThatAreMoreThanLibrariesCostWhatTheyTake() {
        ClassFacts left = ended(
                "acme.ZipTest",
                Map.of(ForkFigure.CHILD_PROCESSES, 1L, ForkFigure.CHILD_PROCESSES_RSS, 60 * MIB),
                left("child-process", "5 python3"));

        Finding child = findings(List.of(), 0, 0, left).get(0);

        assertThat(child.id()).isEqualTo("child-processes-left");
        assertThat(child.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(60));
        assertThat(child.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void ofTwoNativeCausesAtOneSnapshotNoneHasIt() {
        List<Finding> findings = findings(
                List.of(
                        grown(DEFLATER, "acme.ZipTest", 300),
                        grown("sun.nio.ch.FileChannelImpl$DefaultUnmapper", "acme.ZipTest", 9)),
                70);

        assertThat(findings)
                .filteredOn(one -> !one.id().equals("beside-heap-grows"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.impact()).isEmpty());
        assertThat(findings).anySatisfy(one -> assertThat(one.headline())
                .isEqualTo("Memory beside the heap grew, owner unknown: 70 MiB in JVM 7"));
    }

    @Test
    void whatAnyClassLoadsIsNoNativeCause() {
        assertThat(findings(List.of(grown(DEFLATER, "acme.ZipTest", 8)), 5))
                .singleElement()
                .satisfies(one -> assertThat(one.impact()).isEmpty());
    }

    @Test
    void whatNoRuleKnowsAndClimbsIsToldByItsSizeWithTheTypesThatCameWithIt() {
        Finding rest = findings(
                        List.of(
                                grown(READER, "acme.ZipTest", 40),
                                grown("acme.Other", "acme.LastTest", 60),
                                grown("java.util.ArrayList", "acme.ZipTest", 90)),
                        90,
                        60)
                .get(0);

        assertThat(rest.id()).isEqualTo("beside-heap-grows");
        assertThat(rest.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(150));
        assertThat(rest.severity()).isEqualTo(Severity.HIGH);
        assertThat(ExhibitText.plain(rest.evidence()))
                .contains(
                        "These types grew at the same time. Whether they own native memory is not known.",
                        "type: acme.nat.Reader (+40)");
    }

    @Test
    void aSecondRiseThatIsLittleBesideTheFirstIsNoClimb() {
        Finding rest =
                findings(List.of(grown(READER, "acme.ZipTest", 40)), 90, 30).get(0);

        assertThat(rest.id()).isEqualTo("beside-heap-grows");
        assertThat(rest.impact()).isEmpty();
    }

    private static TypeGrowth grown(String type, String place, long instances) {
        return Samples.grown(type, rise(place, instances, 32 * instances));
    }

    @Test
    void whatAFindingExplainsIsNotToldAgainWhereItRose() {
        Finding rest = findings(List.of(grown(DEFLATER, "acme.ZipTest", 300)), 70, 60).stream()
                .filter(one -> one.id().equals("beside-heap-grows"))
                .findFirst()
                .orElseThrow();

        assertThat(rest.where()).contains("acme.OtherTest").doesNotContain("acme.ZipTest");
        assertThat(rest.headline()).contains("owner unknown: 60 MiB");
    }

    @Test
    void whatRisesOnceMayBeALibrarysStart() {
        Finding rest = findings(List.of(grown(READER, "acme.ZipTest", 40)), 150).get(0);

        assertThat(rest.id()).isEqualTo("beside-heap-grows");
        assertThat(rest.impact()).isEmpty();
        assertThat(rest.severity()).isEqualTo(Severity.LOW);
    }

    /** A suite of snapshots enough to tell by, of which those of the cause agree too little. */
    @Test
    void whereTheSnapshotsOfACauseAgreeTooLittleAllThatRoseAtThemIsTold() {
        String connection = "org.sqlite.jdbc4.JDBC4Connection";
        int[] rises = {0, 14, 1, 0, 2, 9, 0, 0};
        List<HeapSnapshot> snapshots = new ArrayList<>();
        List<Rise> opened = new ArrayList<>();
        int offHeap = 50;
        snapshots.add(snapshotWith(offHeap, "", Map.of()));
        for (int i = 0; i < rises.length; i++) {
            offHeap += rises[i];
            if (rises[i] > 0) {
                opened.add(rise("acme.Sql" + i, 3, 96));
            }
            snapshots.add(snapshotWith(
                    offHeap, "acme.Sql" + i, rises[i] > 0 ? Map.of(connection, use(3L * opened.size())) : Map.of()));
        }

        Finding finding = Samples.run()
                .snapshots(live(snapshots.toArray(HeapSnapshot[]::new)))
                .grew(Samples.grown(connection, opened.toArray(Rise[]::new)))
                .findings()
                .get(0);

        assertThat(finding.id()).isEqualTo("sqlite-connection-open");
        assertThat(finding.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(26));
        assertThat(finding.impact().orElseThrow().source())
                .isEqualTo("memory beside the heap that rose in the same classes, other causes included");
    }

    private static List<Finding> findings(List<TypeGrowth> growth, int offHeap) {
        return findings(growth, offHeap, 0);
    }

    /** Of three classes, of which the first and the second leave so many MiB outside of the heap. */
    private static List<Finding> findings(List<TypeGrowth> growth, int offHeap, int more, ClassFacts... classes) {
        return Samples.run()
                .snapshots(live(
                        snapshotWith(50, "", Map.of()),
                        snapshotWith(50 + offHeap, "acme.ZipTest", used(growth, "acme.ZipTest")),
                        snapshotWith(50 + offHeap + more, "acme.OtherTest", used(growth, "acme.OtherTest")),
                        snapshotWith(50 + offHeap + more, "acme.LastTest", used(growth, "acme.LastTest"))))
                .grew(growth.toArray(TypeGrowth[]::new))
                .classes(classes)
                .findings();
    }

    private static Map<String, Use> used(List<TypeGrowth> growth, String place) {
        return growth.stream()
                .filter(one -> one.rises().get(0).place().className().equals(place))
                .collect(Collectors.toMap(TypeGrowth::type, one -> new Use(one.instances(), one.bytes())));
    }
}
