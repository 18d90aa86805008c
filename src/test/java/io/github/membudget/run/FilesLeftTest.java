package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.probe.format.ForkFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesLeftTest {
    /** The session's start. */
    private static final long ZERO = 1_700_000_000_000L;

    @TempDir
    private Path base;

    private Path build;

    @BeforeEach
    void setBuild() throws IOException {
        build = Files.createDirectory(base.resolve("target"));
    }

    @Test
    void filesWrittenWhileAClassRanAreItsOwn() throws IOException {
        write("target/data/a/", 150, 1500);
        write("dumps/", 3, 2500);
        assertThat(left(aClass("ATest", 1000, 1000), aClass("BTest", 2000, 1000)))
                .extracting(Left::detail)
                .containsExactly("target/data/ (150 files, 1500 bytes)", "dumps/ (3 files, 30 bytes)");
    }

    @Test
    void whatToolsOtherTimesAndOtherProjectsWriteIsNot() throws IOException {
        write("target/surefire-reports/", 150, 1500);
        write("target/membudget/", 150, 1500);
        write("target/data/", 150, 9000);
        write("module/out/", 150, 1500);
        Files.createFile(base.resolve("module/pom.xml"));
        assertThat(left(aClass("ATest", 1000, 1000))).isEmpty();
    }

    @Test
    void aFewSmallOnesAreWhatAnySuiteWrites() throws IOException {
        write("target/data/", 99, 1500);
        assertThat(left(aClass("ATest", 1000, 1000))).isEmpty();
    }

    @Test
    void ofClassesAtOneTimeAnyMayHaveWritten() throws IOException {
        write("target/data/", 150, 1500);
        assertThat(left(aClass("ATest", 1000, 1000), aClass("BTest", 1200, 1000)))
                .singleElement()
                .matches(Left::shared);
    }

    private List<Left> left(ClassFacts... classes) {
        return FilesLeft.with(build, List.of(classes), ZERO).stream()
                .flatMap(facts -> facts.left().stream())
                .toList();
    }

    private void write(String directory, int count, long atMillis) throws IOException {
        Files.createDirectories(base.resolve(directory));
        for (int i = 0; i < count; i++) {
            Path file = Files.write(base.resolve(directory + "f" + i), new byte[10]);
            Files.setLastModifiedTime(file, FileTime.fromMillis(ZERO + atMillis));
        }
    }

    private static ClassFacts aClass(String name, long start, long duration) {
        InFork figures = new InFork(start, start + duration, false, true, new long[ForkFigure.values().length]);
        return new ClassFacts(name, 7, start, duration, List.of(), figures, List.of());
    }
}
