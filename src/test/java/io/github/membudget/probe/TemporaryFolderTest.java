package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.LeftoverKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    private static final String PROPERTY = "java.io.tmpdir";

    @TempDir
    private Path directory;

    private final String realOne = System.getProperty(PROPERTY);
    private final TemporaryFolder folder = new TemporaryFolder(false);

    @BeforeEach
    void setFolder() {
        System.setProperty(PROPERTY, directory.toString());
    }

    @AfterEach
    void resetFolder() {
        System.setProperty(PROPERTY, realOne);
    }

    @Test
    void whatTestsCreateIsFound() throws IOException {
        assertThat(folder.entries()).isEmpty();
        File file = Files.createFile(directory.resolve("left.txt")).toFile();
        assertThat(folder.entries()).containsOnlyKeys(file);
    }

    @Test
    void whatToolsCreateIsLeftOut() throws IOException {
        for (String name : new String[] {
            "hsperfdata_me",
            ".java_pid7",
            ".attach_pid7",
            "surefire-" + System.getProperty("user.name"),
            "junit-12345",
            "junit12345"
        }) {
            Files.createFile(directory.resolve(name));
        }
        assertThat(folder.entries()).isEmpty();
    }

    @Test
    void aRecordingsFolderIsTheJvmsOnlyWhereOneRuns() throws IOException {
        Files.createDirectory(directory.resolve("2026_11_29_01_20_30_4711"));
        assertThat(folder.entries()).hasSize(1);
        assertThat(new TemporaryFolder(true).entries()).isEmpty();
    }

    @Test
    void aFolderThatHasNotChangedIsNotListedAgain() throws IOException {
        Files.createFile(directory.resolve("left.txt"));
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(directory, past);
        Map<Object, String> first = folder.entries();
        assertThat(folder.entries()).isSameAs(first);
        Files.createFile(directory.resolve("more.txt"));
        assertThat(folder.entries()).hasSize(2);
    }

    @Test
    void aFolderThatChangedJustNowIsListedAgain() throws IOException {
        Files.createFile(directory.resolve("left.txt"));
        FileTime now = Files.getLastModifiedTime(directory);
        assertThat(folder.entries()).hasSize(1);
        Files.createFile(directory.resolve("more.txt"));
        Files.setLastModifiedTime(directory, now);
        assertThat(folder.entries()).hasSize(2);
    }

    @Test
    void aFolderOfManyIsNotListed() throws IOException {
        for (int i = 0; i <= 2000; i++) {
            Files.createFile(directory.resolve("file" + i));
        }
        assertThat(folder.entries()).isNull();
    }

    @Test
    void aLeftFileAndAFolderAreDescribedWithTheirSizes() throws IOException {
        InventoryTaker taker = new InventoryTaker(new ProbeSettings(Map.of()));
        Inventory before = taker.take();
        Path file = Files.writeString(directory.resolve("left.txt"), "12345");
        Path sub = Files.createDirectory(directory.resolve("sub"));
        Files.createDirectory(sub.resolve("deeper"));
        Files.writeString(sub.resolve("one"), "123");
        Files.writeString(sub.resolve("deeper/two"), "1234");

        assertThat(taker.take().since(before))
                .filteredOn(item -> item.kind == LeftoverKind.TEMPORARY_FILE)
                .extracting(before::describe)
                .containsExactlyInAnyOrder(file + " (5 bytes)", sub + "/ (2 files, 7 bytes)");
    }
}
