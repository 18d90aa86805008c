package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real runs of src/it/dot-work: one on a quiet machine, and one on a busy machine, where up to 15 classes of several kinds shared a snapshot. */
class RecordedRunTest {
    private static final double MIB = 1 << 20;

    /** MiB of live heap by which the same suite ended lower with one cause mended, measured by switching each off. */
    private static final Map<String, Double> SAVED = Map.of(
            "hibernate-session-factory-open", 12.9,
            "hibernate-session-open", 11.7,
            "javaparser-trees-kept", 180.4,
            "boxed-numbers", 28.4,
            "jgit-repository-open", 5.3,
            "hikaricp-pool-open", 24.6);

    private static final Pattern FIRST = Pattern.compile("^(\\d+\\.\\d) MiB (?:live heap|heap) that");

    private static Finding finding(String run, String id) throws IOException {
        return RecordedRun.findings(run).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Where memory beside the heap is a part of it, the source tells the heap's part first. */
    private static double heap(Impact impact) {
        Matcher part = FIRST.matcher(impact.source());
        return part.find() ? Double.parseDouble(part.group(1)) : impact.bytes().value() / MIB;
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "busy"})
    void heapIsWhatMendingTheCauseAloneSaves(String run) throws IOException {
        for (Map.Entry<String, Double> cause : SAVED.entrySet()) {
            double told = heap(finding(run, cause.getKey()).impact().orElseThrow());
            assertThat(told).as(cause.getKey()).isBetween(0.85 * cause.getValue(), 1.15 * cause.getValue());
        }
    }

    @Test
    void poolsThatShareTheirSnapshotsWithOtherCausesHaveTheirShare() throws IOException {
        Finding pool = finding("busy", "hikaricp-pool-open");
        assertThat(pool.impact().orElseThrow().source()).matches("live heap that rose with it, ± 0\\.\\d MiB");
        assertThat(pool.severity()).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "busy"})
    void nativeMemoryOfConnectionsIsTheirs(String run) throws IOException {
        Finding connections = finding(run, "sqlite-connection-open");
        assertThat(connections.impact().orElseThrow().bytes().value() / MIB).isBetween(17.0, 25.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "busy"})
    void theLargestComesFirstAndSeverityFollows(String run) throws IOException {
        List<Finding> findings = RecordedRun.findings(run);
        List<Long> impacts = findings.stream()
                .map(one -> one.impact().map(impact -> impact.bytes().value()).orElse(-1L))
                .toList();
        assertThat(impacts).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        for (Finding one : findings) {
            boolean much = one.impact()
                    .filter(impact -> impact.bytes().value() >= 10 * MIB)
                    .isPresent();
            boolean once =
                    ExhibitText.plain(one.evidence()).stream().anyMatch(words -> words.startsWith("It grew only once"));
            boolean known = !one.kind().equals("inconclusive");
            assertThat(one.severity() == Severity.HIGH).as(one.headline()).isEqualTo(known && much && !once);
        }
    }

    @Test
    void ofOneSnapshotForManyClassesItIsNotKnownWhetherAllAddToIt() throws IOException {
        Finding vectors = finding("quiet", "boxed-numbers");
        assertThat(vectors.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(ExhibitText.plain(vectors.evidence()))
                .contains("It grew only once, during 15 classes. Which of them filled it is not known.");
    }
}
