package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.ProbeProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Exchanger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes real snapshots of this JVM's heap. */
class HeapSnapshotsTest {
    /** A type of which nobody else has instances. The probe's own types, and so all of this package, are left out of snapshots. */
    private static final String KEPT = Exchanger.class.getName();

    @TempDir
    private Path directory;

    private final List<Object> kept = new ArrayList<>();

    @Test
    void aTypeIsWrittenWhenItAppearsWhenItGrowsAndWhenItIsGone() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false"));
        kept.add(new Exchanger<Object>());
        snapshots.classEnded("", true);
        kept.add(new Exchanger<Object>());
        snapshots.classEnded("acme.ATest", true);
        snapshots.classEnded("acme.BTest", true);
        kept.clear();
        snapshots.classEnded("acme.CTest", true);

        List<String> lines = lines();
        assertThat(lines.get(0)).isEqualTo("membudget-live/1\t7\t.");
        assertThat(instances(lines)).containsExactly("", "1", "acme.ATest", "2", "acme.BTest", "acme.CTest", "0");
        assertThat(lines).noneMatch(line -> line.contains("\tio.github.membudget.probe.HeapHistogram"));
    }

    @Test
    void aClassThatEndedAmongOthersIsInTheNextSnapshot() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false"));
        snapshots.skip("acme.ATest");
        snapshots.skip("acme.BTest");
        snapshots.classEnded("acme.CTest", true);
        snapshots.classEnded("acme.DTest", true);
        assertThat(classSnapshots()).extracting(fields -> fields[4]).containsExactly("acme.CTest", "acme.DTest");
        assertThat(classSnapshots()).extracting(fields -> fields[2]).containsExactly("acme.ATest,acme.BTest", "");
    }

    @Test
    void skippedClassesHaveASnapshotBeforeThoseOfAnotherPackage() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false"));
        snapshots.skip("acme.a.ATest");
        snapshots.classStarts("acme.a.BTest");
        assertThat(classSnapshots()).isEmpty();
        snapshots.classStarts("acme.b.CTest");
        assertThat(classSnapshots()).extracting(fields -> fields[4]).containsExactly("acme.a.ATest");
    }

    @Test
    void aTestThatKeepsMuchHasASnapshotOfItsOwn() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false"));
        snapshots.classEnded("", true);
        snapshots.testEnded("acme.ATest", "keepsNothing");
        kept.add(new byte[40 << 20]);
        snapshots.testEnded("acme.ATest", "keeps");
        snapshots.lastTestOfClass("acme.ATest", "last");
        snapshots.classEnded("acme.ATest", true);

        List<String[]> tests = lines().stream()
                .filter(line -> line.startsWith("s\t"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(tests).extracting(fields -> fields[5]).containsExactly("keeps", "last");
        assertThat(tests.get(0)[3]).isEqualTo("[B");
        assertThat(Long.parseLong(tests.get(0)[4])).isBetween(39L << 20, 60L << 20);
        // Seen with the class's snapshot, and nothing more was kept.
        assertThat(Long.parseLong(tests.get(1)[2])).isLessThan(10L << 20);
    }

    @Test
    void theHeapIsDumpedWithSkippedClassesSeenBefore() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of());
        snapshots.skip("acme.ATest");
        snapshots.dump(false);
        assertThat(classSnapshots()).extracting(fields -> fields[4]).containsExactly("acme.ATest");
        assertThat(Files.readAllBytes(directory.resolve("7.hprof")))
                .startsWith("JAVA PROFILE".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void noHeapIsDumpedWhereNobodyReadsIt() throws Exception {
        snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false")).dump(false);
        assertThat(directory.resolve("7.hprof")).doesNotExist();
    }

    @Test
    void theFlightRecordersFileIsWritten() throws Exception {
        HeapSnapshots snapshots = snapshots(Map.of(ProbeProperty.HEAP_DUMP, "false", ProbeProperty.RECORDING, "true"));
        assertThat(directory.resolve("7.jfc")).exists();
        assertThat(directory.resolve("7.clocks")).content().matches("-?\\d+\t\\d+\t\\.\n");
        snapshots.dump(false);
        assertThat(directory.resolve("7.jfr")).isNotEmptyFile();
    }

    private HeapSnapshots snapshots(Map<ProbeProperty, String> settings) throws Exception {
        return new HeapSnapshots(new ProbeSettings(settings), directory.toFile(), "7");
    }

    private List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("7.live"));
        assertThat(lines).allMatch(line -> line.endsWith("\t."));
        return lines;
    }

    private List<String[]> classSnapshots() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("S\t"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /** The classes that have snapshots, each followed by the instances of the kept type where they changed. */
    private static List<String> instances(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("S")) {
                found.add(fields[4]);
            } else if (fields[0].equals("t") && fields[3].equals(KEPT)) {
                found.add(fields[1]);
            }
        }
        return found;
    }
}
