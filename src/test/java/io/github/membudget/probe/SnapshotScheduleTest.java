package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.SnapshotSchedule.EndedClass;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotScheduleTest {
    private static final String A = "[engine:junit-jupiter]/[class:acme.ATest]";
    private static final String B = "[engine:junit-jupiter]/[class:acme.BTest]";
    private static final String TESTNG = "[engine:testng]/[class:";

    /** However slow the machine is. */
    private static final double PLENTY_NANOS = 1e15;

    @TempDir
    private Path directory;

    private final List<String> reported = new ArrayList<>();
    private SnapshotSchedule schedule;

    @BeforeEach
    void start() throws Exception {
        HeapSnapshots snapshots = new HeapSnapshots(
                new ProbeSettings(Map.of(ProbeProperty.HEAP_DUMP, "true")),
                directory.toFile(),
                "7",
                new SnapshotBudget(PLENTY_NANOS));
        schedule = new SnapshotSchedule(snapshots, this::report);
    }

    @Test
    void withoutAnInvestigationAClassIsReportedAtOnce() throws Exception {
        schedule = new SnapshotSchedule(null, this::report);
        schedule.planStarted(new RemainingClasses(List.of(A, B)));
        run(A, "acme.ATest");
        assertThat(reported).containsExactly("acme.ATest without");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void aClassIsReportedWithItsSnapshotWhenTheNextOneStarts() throws Exception {
        schedule.planStarted(new RemainingClasses(List.of(A, B)));
        assertThat(snapshots()).containsExactly("");
        run(A, "acme.ATest");
        assertThat(reported).isEmpty();
        schedule.classStarts("acme.BTest");
        assertThat(reported).containsExactly("acme.ATest with");
        assertThat(snapshots()).containsExactly("", "acme.ATest");
    }

    @Test
    void theLastClassOfAnEngineIsReportedAtItsEnd() throws Exception {
        schedule.planStarted(new RemainingClasses(List.of(A, B)));
        run(A, "acme.ATest");
        run(B, "acme.BTest");
        assertThat(reported).containsExactly("acme.ATest with", "acme.BTest with");
        assertThat(dump()).doesNotExist();
        schedule.planEnded();
        assertThat(dump()).exists();
    }

    @Test
    void testngsHeapIsDumpedBeforeItLetsGoOfItsClasses() throws Exception {
        schedule.planStarted(new RemainingClasses(List.of(TESTNG + "A]", TESTNG + "B]")));
        run(TESTNG + "A]", "acme.ATest");
        assertThat(dump()).doesNotExist();
        run(TESTNG + "B]", "acme.BTest");
        assertThat(dump()).exists();
    }

    @Test
    void afterAPlanOfOneClassAnotherMayFollow() throws Exception {
        schedule.planStarted(new RemainingClasses(List.of(A)));
        run(A, "acme.ATest");
        schedule.planEnded();
        assertThat(reported).containsExactly("acme.ATest with");
        assertThat(dump()).doesNotExist();
        schedule.planStarted(new RemainingClasses(List.of(B)));
        assertThat(snapshots()).containsExactly("", "acme.ATest");
        schedule.jvmEnds();
        assertThat(dump()).exists();
    }

    @Test
    void aClassThatEndsWhileOthersRunHasNoSnapshot() throws Exception {
        schedule.planStarted(new RemainingClasses(List.of(A, B)));
        schedule.classStarts("acme.ATest");
        schedule.classEnded(ended("acme.ATest"), false, false);
        assertThat(reported).containsExactly("acme.ATest without");
        run(B, "acme.BTest");
        schedule.planEnded();
        assertThat(reported).containsExactly("acme.ATest without", "acme.BTest with");
        assertThat(Files.readString(directory.resolve("7.live"))).contains("\tacme.ATest\t");
    }

    private void run(String id, String className) throws Exception {
        schedule.classStarts(className);
        schedule.testStarts();
        schedule.testEnded(className, "test", false);
        schedule.classEnded(ended(className), true, false);
        schedule.isOver(id);
    }

    private void report(EndedClass ended, boolean snapshot) {
        reported.add(ended.className + (snapshot ? " with" : " without"));
    }

    private static EndedClass ended(String className) {
        return new EndedClass(new Measurement(0, 0, 0, 0, 0), className, "");
    }

    private Path dump() {
        return directory.resolve("7.hprof");
    }

    private List<String> snapshots() throws IOException {
        return Files.readAllLines(directory.resolve("7.live")).stream()
                .filter(line -> line.startsWith("S\t"))
                .map(line -> line.split("\t", -1)[4])
                .toList();
    }
}
