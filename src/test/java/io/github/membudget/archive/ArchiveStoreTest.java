package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {
    private static final ArchiveKey KEY = new ArchiveKey("0123abcd");
    private static final ArchiveKey OTHER = new ArchiveKey("4567abcd");

    @TempDir
    private Path folder;

    private ArchiveStore store;
    private Path launcher;
    private Path jar;

    @BeforeEach
    void open() throws IOException {
        store = ArchiveStore.open(folder.resolve("cache"));
        launcher = Jars.jar(folder.resolve("booter.jar"), "booter/Main.class");
        jar = Jars.jar(folder.resolve("a.jar"), "a/A.class");
    }

    private StoredArchive publish(ArchiveKey key, String content) throws IOException {
        Path file = store.draft(key);
        Files.writeString(file, content);
        Path names = Path.of(file + ArchiveFiles.NAMES);
        NameHashes.of(List.of("a/A.class")).write(names);
        StoredArchive made =
                new StoredArchive(file, names, launcher.toString(), List.of(jar), Optional.of("x is in two"));
        store.publish(key, made);
        return made;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/archives"))) {
            return files.toList();
        }
    }

    @Test
    void whatWasPublishedIsFoundByItsKeyAlone() throws IOException {
        StoredArchive made = publish(KEY, "one");
        assertThat(store.find(KEY)).contains(made);
        assertThat(store.find(OTHER)).isEmpty();
        assertThat(ArchiveStore.open(folder.resolve("cache")).find(KEY)).contains(made);
    }

    @Test
    void whatReplacesItIsFoundThenAndTheOldFilesAreGone() throws IOException {
        StoredArchive old = publish(KEY, "one");
        StoredArchive made = publish(KEY, "two");
        assertThat(store.find(KEY)).contains(made);
        assertThat(old.file()).doesNotExist();
        assertThat(old.namesFile()).doesNotExist();
        assertThat(files()).hasSize(3);
    }

    @Test
    void aChangedJarOfTheLaunchersOwnMakesItNoMore() throws IOException {
        publish(KEY, "one");
        Files.setLastModifiedTime(launcher, FileTime.fromMillis(1_700_000_000_000L));
        assertThat(store.find(KEY)).isEmpty();
        Files.delete(launcher);
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void aMissingFileOrABrokenEntryIsNone() throws IOException {
        StoredArchive made = publish(KEY, "one");
        Files.delete(made.file());
        assertThat(store.find(KEY)).isEmpty();
        Files.writeString(folder.resolve("cache/archives/" + OTHER.value() + ArchiveFiles.ENTRY), "launcher=\\uZZZZ");
        assertThat(store.find(OTHER)).isEmpty();
    }

    @Test
    void oneThatWasCutOffIsNone() throws IOException {
        StoredArchive made = publish(KEY, "one");
        Files.writeString(made.file(), "o");
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void newNamesThatItsJarsHaveAreSeen() throws IOException {
        StoredArchive made = publish(KEY, "one");
        Path classes = Jars.directory(folder.resolve("classes"), "app/App.class");
        assertThat(made.clashWith(List.of(classes))).isEmpty();
        Jars.directory(classes, "a/A.class");
        assertThat(made.clashWith(List.of(classes))).contains("a/A.class is in " + classes);
    }

    @Test
    void thatNoneCouldBeMadeIsRememberedUntilOneIs() throws IOException {
        store.refuse(KEY, "the JVM made none", Optional.empty());
        assertThat(store.refusal(KEY, List.of(jar))).contains("the JVM made none");
        assertThat(store.find(KEY)).isEmpty();
        publish(KEY, "one");
        assertThat(store.refusal(KEY, List.of(jar))).isEmpty();
        assertThat(store.find(KEY)).isPresent();
        store.forget(KEY);
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void aClashIsRememberedWhileItIsThere() throws IOException {
        Path classes = Jars.directory(folder.resolve("classes"), "a/A.class");
        store.refuse(KEY, "they clash", Optional.of(new Clash("a/A.class", classes, jar)));
        assertThat(store.refusal(KEY, List.of(classes, jar))).contains("they clash");
        assertThat(store.refusal(KEY, List.of(folder.resolve("other-classes"), jar)))
                .isEmpty();
        Files.delete(classes.resolve("a/A.class"));
        assertThat(store.refusal(KEY, List.of(classes, jar))).isEmpty();
        store.refuse(KEY, "they clash", Optional.of(new Clash("a/A.class", jar, jar)));
        assertThat(store.refusal(KEY, List.of(classes, jar))).contains("they clash");
    }

    @Test
    void oneAtATimeMayMakeIt() throws IOException {
        try (ArchiveStore.Claim claim = store.claim(KEY).orElseThrow()) {
            assertThat(claim.channel().isOpen()).isTrue();
            assertThat(store.claim(KEY)).isEmpty();
            store.claim(OTHER).orElseThrow().close();
        }
        store.claim(KEY).orElseThrow().close();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such rights")
    void nobodyElseMayLookIntoIt() throws IOException {
        Path archives = folder.resolve("cache/archives");
        Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwxrwxrwx"));
        ArchiveStore.open(folder.resolve("cache"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archives)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        StoredArchive old = publish(KEY, "12345");
        StoredArchive recent = publish(OTHER, "12345");
        age(KEY, Duration.ofHours(2));
        age(OTHER, Duration.ofHours(1));
        // It is used, and so the other is the older one now.
        assertThat(store.find(KEY)).isPresent();
        new Eviction(20, Duration.ofDays(30), Duration.ofDays(1)).of(folder.resolve("cache/archives"), Instant.now());
        assertThat(old.file()).exists();
        assertThat(recent.file()).doesNotExist();
        assertThat(store.find(OTHER)).isEmpty();
    }

    @Test
    void whatNobodyUsedForThirtyDaysGoesThoughThereIsRoom() throws IOException {
        StoredArchive old = publish(KEY, "1");
        age(KEY, Duration.ofDays(31));
        StoredArchive made = publish(OTHER, "2");
        assertThat(old.file()).doesNotExist();
        assertThat(made.file()).exists();
    }

    @Test
    void whatADeadMakerLeftGoesAfterADay() throws IOException {
        Path left = store.draft(KEY);
        Files.writeString(left, "half");
        Path recent = store.draft(KEY);
        Files.writeString(recent, "being written");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        publish(OTHER, "2");
        assertThat(left).doesNotExist();
        assertThat(recent).exists();
    }

    private void age(ArchiveKey key, Duration by) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve("cache/archives/" + key.value() + ArchiveFiles.ENTRY),
                FileTime.from(Instant.now().minus(by)));
    }
}
