package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe of its own in this JVM, told of tests as the listener does. */
class ProbeTest {
    private static final String ID = "[engine:junit-jupiter]/[class:acme.ATest]";
    private static final int SHARED = 3;
    private static final int FIRST_FIGURE = 5;
    private static final int CLASS_NAME = FIRST_FIGURE + ForkFigure.values().length;

    @TempDir
    private Path directory;

    private Probe probe;

    @BeforeEach
    void start() throws Exception {
        String none = "thread,open-file,open-socket,temporary-file,child-process,mbean,system-property,default,"
                + "class-loader,jdbc-driver,delete-on-exit";
        probe = new Probe(new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, none)), directory.toFile(), "7");
    }

    @Test
    void thisJvmIsNoFork() {
        assertThat(Probe.ofThisJvm()).isNull();
    }

    @Test
    void aClassIsBetweenItsStartAndItsEnd() throws Exception {
        probe.classStarted(ID, "acme.ATest");
        probe.testStarted("id");
        byte[] bytes = new byte[4 << 20];
        probe.testEnded("id", "acme.ATest", "takes", "takes()", "slow,large");
        probe.classEnded(ID, "acme.ATest", "large");

        List<String[]> lines = lines();
        assertThat(lines).extracting(fields -> fields[0]).containsExactly("membudget-probe/1", "B", "T", "C");
        String[] test = lines.get(2);
        assertThat(test[CLASS_NAME]).isEqualTo("acme.ATest");
        assertThat(test[CLASS_NAME + 1]).isEqualTo("takes");
        assertThat(test[CLASS_NAME + 2]).isEqualTo("takes()");
        assertThat(test[CLASS_NAME + 3]).isEqualTo("slow,large");
        assertThat(figure(test, ForkFigure.ALLOCATED)).isBetween((long) bytes.length, bytes.length + (1L << 20));
        assertThat(lines.get(3)[CLASS_NAME + 1]).isEqualTo("large");
        assertThat(Long.parseLong(lines.get(3)[1])).isLessThan(Long.parseLong(test[1]));
        assertThat(Long.parseLong(lines.get(3)[2])).isGreaterThan(Long.parseLong(test[2]));
    }

    @Test
    void testsThatRunAtOneTimeAreShared() throws Exception {
        probe.testStarted("one");
        probe.testStarted("two");
        probe.testEnded("one", "acme.ATest", "one", "", "");
        probe.testEnded("two", "acme.BTest", "two", "", "");
        probe.testStarted("three");
        probe.testEnded("three", "acme.ATest", "three", "", "");
        assertThat(lines().subList(1, 4)).extracting(fields -> fields[SHARED]).containsExactly("true", "true", "false");
    }

    @Test
    void whatAnotherThreadEndsHasNoAllocationOfItsThread() throws Exception {
        probe.testStarted("id");
        Thread other = new Thread(() -> {
            try {
                probe.testEnded("id", "acme.ATest", "test", "", "");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        other.join();
        assertThat(lines().get(1)[column(ForkFigure.ALLOCATED)]).isEmpty();
    }

    @Test
    void anEndWithoutAStartIsPassedOver() throws Exception {
        probe.testEnded("id", "acme.ATest", "test", "", "");
        probe.classEnded(ID, "acme.ATest", "");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void onlyTheFirstFailureIsTold() throws Exception {
        probe.fail(new IllegalStateException("first"));
        probe.fail(new IllegalStateException("second"));
        assertThat(lines()).extracting(fields -> fields[1]).contains("java.lang.IllegalStateException: first");
        assertThat(lines()).hasSize(2);
    }

    private static int column(ForkFigure figure) {
        return FIRST_FIGURE + List.of(ForkFigure.values()).indexOf(figure);
    }

    private static long figure(String[] fields, ForkFigure figure) {
        return Long.parseLong(fields[column(figure)]);
    }

    private List<String[]> lines() throws IOException {
        return Files.readAllLines(directory.resolve("7.log")).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
