package io.github.membudget.observe.probelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.TestSnapshot;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.model.ResidentMemory.Collected;
import io.github.membudget.probe.format.RoundTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSetReaderTest {
    @TempDir
    Path directory;

    @Test
    void looksAtTestsAreApartFromThoseAtClasses() throws IOException {
        Files.writeString(directory.resolve("7.live"), """
                membudget-live/1\t7\t.
                g\t1048576\t.
                S\t1\t\t5000\t\t\t.
                s\t9000\t4000\t[B\t3900\tkeeps\tacme.ATest\t.
                S\t2\t\t9500\tacme.ATest\t\t.
                t\t10\t4100\t[B\t.
                s\t99
                """);

        LiveSet set = LiveSetReader.readAll(directory).get(0);

        assertThat(set.snapshots()).extracting(HeapSnapshot::className).containsExactly("", "acme.ATest");
        assertThat(set.snapshots().get(1).changed()).containsOnlyKeys("[B");
        assertThat(set.regions()).contains(Bytes.ofMebibytes(1));
        assertThat(set.tests()).containsExactly(new TestSnapshot("acme.ATest", "keeps", 9000, 4000, "[B", 3900));
    }

    @Test
    void aRoundThatNeverEndedIsThatInWhichTheJvmDied() throws IOException {
        Files.writeString(directory.resolve("7.live"), """
                membudget-live/1\t7\t.
                R\t1\t5000\t\t.
                r\t2\t.
                N\t2\tfailed\t3\tacme.ATest\treads[2]\tno port\t.
                R\t2\t6000\t\t.
                r\t3\t.
                """);

        LiveSet.Rounds rounds = LiveSetReader.readAll(directory).get(0).rounds();

        assertThat(rounds.all()).hasSize(2);
        assertThat(rounds.lastOfJvm()).hasValue(3);
        assertThat(rounds.troubles())
                .containsExactly(
                        new LiveSet.Trouble(
                                2,
                                RoundTrouble.FAILED,
                                3,
                                Optional.of(new LiveSet.TestId("acme.ATest", "reads[2]")),
                                "no port"),
                        new LiveSet.Trouble(3, RoundTrouble.DIED, 0, Optional.empty(), ""));
    }

    @Test
    void aRoundThatWasGivenUpIsNoDeath() throws IOException {
        Files.writeString(directory.resolve("7.live"), """
                membudget-live/1\t7\t.
                R\t1\t5000\t\t.
                r\t2\t.
                N\t2\tlate\t0\t\t\t30 s\t.
                """);

        assertThat(LiveSetReader.readAll(directory).get(0).rounds().lastOfJvm()).isEmpty();
    }

    @Test
    void whatTheProcessHadBelongsToTheSnapshotBeforeIt() throws IOException {
        Files.writeString(directory.resolve("7.live"), """
                membudget-live/1\t7\t.
                S\t1\t\t5000\t\t\t.
                M\t10\t20\t30\t40\t50\t60\t65\tacme.Image=20,acme.Blob=4\t3\t\tGC=70,Native Memory Tracking=80\t.
                t\t10\t4100\t[B\t.
                """);

        HeapSnapshot snapshot =
                LiveSetReader.readAll(directory).get(0).snapshots().get(0);

        assertThat(snapshot.changed()).containsOnlyKeys("[B");
        assertThat(snapshot.resident())
                .contains(new ResidentMemory(
                        new Bytes(10),
                        new Bytes(20),
                        new Bytes(30),
                        new Bytes(40),
                        new Bytes(50),
                        Optional.of(new Bytes(60)),
                        new Collected(new Bytes(65), Map.of("acme.Image", 20L, "acme.Blob", 4L)),
                        3,
                        Optional.empty(),
                        Map.of("GC", new Bytes(70), "Native Memory Tracking", new Bytes(80))));
    }
}
