package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKeyTest {
    private static final String SUREFIRE = "surefire:3.6.1";

    @TempDir
    private Path folder;

    private Path home;
    private Path a;
    private Path b;
    private ArchiveKey known;

    @BeforeEach
    void make() throws IOException {
        home = folder.resolve("jdk");
        Jars.directory(home, "bin/java", "lib/modules", "release");
        a = Jars.jar(folder.resolve("a.jar"), "a/A.class");
        b = Jars.jar(folder.resolve("b.jar"), "b/B.class");
        known = key(SUREFIRE, a, b);
    }

    private ArchiveKey key(String launcher, Path... jars) throws IOException {
        return ArchiveKey.of(new ArchivingJvm(home.resolve("bin/java"), 17), launcher, List.of(jars));
    }

    @Test
    void theSameIsFoundAgainThroughALinkToo() throws IOException {
        assertThat(key(SUREFIRE, a, b)).isEqualTo(known);
        Path link = Files.createSymbolicLink(folder.resolve("default-jdk"), home);
        assertThat(ArchiveKey.of(new ArchivingJvm(link.resolve("bin/java"), 17), SUREFIRE, List.of(a, b)))
                .isEqualTo(known);
    }

    @Test
    void anotherJarOrderOrLauncherIsAnotherKey() throws IOException {
        assertThat(key(SUREFIRE, b, a)).isNotEqualTo(known);
        assertThat(key(SUREFIRE, a)).isNotEqualTo(known);
        assertThat(key("surefire:3.5.4", a, b)).isNotEqualTo(known);
    }

    @Test
    void aJarThatWasWrittenAgainIsAnotherKey() throws IOException {
        // As long as before.
        Files.setLastModifiedTime(b, FileTime.fromMillis(1_700_000_000_000L));
        assertThat(key(SUREFIRE, a, b)).isNotEqualTo(known);
    }

    @Test
    void aLongerJarOfTheSameTimeIsAnotherKey() throws IOException {
        FileTime time = Files.getLastModifiedTime(b);
        Files.write(b, new byte[10_000]);
        Files.setLastModifiedTime(b, time);
        assertThat(key(SUREFIRE, a, b)).isNotEqualTo(known);
    }

    @Test
    void anotherBuildOfTheJdkIsAnotherKey() throws IOException {
        Files.writeString(home.resolve("release"), "JAVA_RUNTIME_VERSION=\"17.0.16+1\"");
        ArchiveKey updated = key(SUREFIRE, a, b);
        assertThat(updated).isNotEqualTo(known);
        Files.setLastModifiedTime(home.resolve("lib/modules"), FileTime.fromMillis(1_700_000_000_000L));
        assertThat(key(SUREFIRE, a, b)).isNotEqualTo(updated);
    }
}
