package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final String PROPERTY = "leftovers.test";

    /** In ms. So long after a class's end the inventory is taken again. */
    private static final long LONGER_THAN_BETWEEN_CLASSES = 10;

    @TempDir
    private Path directory;

    private File log;
    private Leftovers leftovers;

    @BeforeEach
    void start() throws IOException {
        log = directory.resolve("7.log").toFile();
        String others = Arrays.stream(LeftoverKind.values())
                .filter(kind -> kind != LeftoverKind.SYSTEM_PROPERTY)
                .map(LeftoverKind::word)
                .collect(Collectors.joining(","));
        leftovers = new Leftovers(
                new ProbeLog(log),
                new InventoryTaker(new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, others))),
                null);
    }

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void whatIsStillThereWhenTheNextClassEndsWasLeft() throws IOException {
        leftovers.classStarts();
        System.setProperty(PROPERTY, "x");
        leftovers.classEnded("acme.ATest", false);
        assertThat(lines()).isEmpty();

        leftovers.classStarts();
        leftovers.classEnded("acme.BTest", false);
        assertThat(lines()).containsExactly("L\tfalse\tsystem-property\t" + PROPERTY + " added\tacme.ATest\t.");

        leftovers.jvmEnds();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatIsGoneByThenWasNotLeft() throws Exception {
        leftovers.classStarts();
        System.setProperty(PROPERTY, "x");
        leftovers.classEnded("acme.ATest", false);
        System.clearProperty(PROPERTY);
        Thread.sleep(LONGER_THAN_BETWEEN_CLASSES);
        leftovers.classStarts();
        leftovers.classEnded("acme.BTest", false);
        leftovers.jvmEnds();
        assertThat(lines()).isEmpty();
    }

    @Test
    void theLastClassHasUntilTheEndOfTheJvm() throws IOException {
        leftovers.classStarts();
        System.setProperty(PROPERTY, "x");
        leftovers.classEnded("acme.ATest", true);
        leftovers.jvmEnds();
        assertThat(lines()).containsExactly("L\ttrue\tsystem-property\t" + PROPERTY + " added\tacme.ATest\t.");
    }

    @Test
    void whatAppearsBetweenTwoClassesIsNeithers() throws Exception {
        leftovers.classStarts();
        leftovers.classEnded("acme.ATest", false);
        System.setProperty(PROPERTY, "x");
        Thread.sleep(LONGER_THAN_BETWEEN_CLASSES);
        leftovers.classStarts();
        leftovers.classEnded("acme.BTest", false);
        leftovers.jvmEnds();
        assertThat(lines()).isEmpty();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log.toPath());
    }
}
