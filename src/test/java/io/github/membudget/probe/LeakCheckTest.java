package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeakCheckTest {
    private static final String PROPERTY = "leak.check.test";

    /** For ever, as far as a test goes. */
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private static final String CHECKED = "k\t\t.";

    @TempDir
    private Path directory = Path.of("");

    private Leftovers watch(long graceNanos, LeftoverKind kind, LeakPattern... allowed) throws IOException {
        ProbeLog log = new ProbeLog(directory.resolve("7.log").toFile());
        String others = Arrays.stream(LeftoverKind.values())
                .filter(other -> other != kind)
                .map(LeftoverKind::word)
                .collect(Collectors.joining(","));
        InventoryTaker taker = new InventoryTaker(new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, others)));
        LeakRules rules = LeakRules.read(LeakRules.written(List.of(kind), List.of(allowed)));
        return new Leftovers(log, taker, new LeakCheck(log, taker, rules, graceNanos));
    }

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void whatStaysIsALeakOfTheClassThatLeftItAndOfNoOther() throws IOException {
        Leftovers leftovers = watch(0, LeftoverKind.SYSTEM_PROPERTY);
        leaves(leftovers, "acme.ATest");
        leftovers.classStarts();
        leftovers.classEnded("acme.BTest", false);
        leftovers.allTestsEnded();
        leftovers.jvmEnds();
        assertThat(leaks())
                .containsExactly(
                        "K\tfalse\tsystem-property\t" + PROPERTY + "\t" + PROPERTY + " added\t\tacme.ATest\t.",
                        CHECKED);
    }

    @Test
    void whatGoesWhenTheFrameworkEndsIsNone() throws IOException {
        Leftovers leftovers = watch(0, LeftoverKind.SYSTEM_PROPERTY);
        leaves(leftovers, "acme.ATest");
        leftovers.classStarts();
        leftovers.classEnded("acme.BTest", false);
        System.clearProperty(PROPERTY);
        leftovers.allTestsEnded();
        assertThat(leaks()).containsExactly(CHECKED);
    }

    @Test
    void whatGoesInTimeIsNone() throws Exception {
        Leftovers leftovers = watch(HOUR, LeftoverKind.THREAD);
        CountDownLatch looking = new CountDownLatch(1);
        leftovers.classStarts();
        Thread thread = new Thread(() -> await(looking), "lingers-for-a-while");
        thread.start();
        leftovers.classEnded("acme.ATest", false);
        Thread later = new Thread(() -> end(looking), "junit-of-this-test");
        later.start();
        // Returns, though the time is not over.
        leftovers.allTestsEnded();
        later.join();
        assertThat(leaks()).containsExactly(CHECKED);
    }

    @Test
    void nobodyWaitsForWhatMayStay() throws IOException {
        Leftovers leftovers = watch(
                HOUR, LeftoverKind.SYSTEM_PROPERTY, new LeakPattern(LeftoverKind.SYSTEM_PROPERTY, "leak.*", "acme.*"));
        leaves(leftovers, "acme.ATest");
        leftovers.allTestsEnded();
        assertThat(leaks()).hasSize(2).first().asString().startsWith("K\tfalse\tsystem-property\t" + PROPERTY);
    }

    @Test
    void aThreadIsToldWithTheTestAtWhoseEndItWasFirstSeen() throws Exception {
        Leftovers leftovers = watch(0, LeftoverKind.THREAD);
        CountDownLatch over = new CountDownLatch(1);
        leftovers.classStarts();
        Thread thread = new Thread(() -> await(over), "stays");
        thread.setDaemon(true);
        thread.start();
        leftovers.testEnded("acme.ATest", "starts", false);
        leftovers.testEnded("acme.ATest", "runsLater", false);
        leftovers.classEnded("acme.ATest", false);
        leftovers.allTestsEnded();
        over.countDown();
        assertThat(leaks())
                .first()
                .asString()
                .startsWith("K\tfalse\tthread\tstays\tstays (daemon, ")
                .endsWith("\tATest.starts\tacme.ATest\t.");
    }

    @Test
    void whatThisJvmDoesNotShowIsSaid() throws IOException {
        // In the common temporary folder nobody can say whose a file is.
        ProbeLog log = new ProbeLog(directory.resolve("7.log").toFile());
        InventoryTaker taker = new InventoryTaker(new ProbeSettings(Map.of()));
        LeakRules rules = LeakRules.read(LeakRules.written(List.of(LeftoverKind.TEMPORARY_FILE), List.of()));
        new LeakCheck(log, taker, rules, 0).allEnded(null);
        assertThat(leaks()).containsExactly("k\ttemporary-file\t.");
    }

    private static void leaves(Leftovers leftovers, String className) throws IOException {
        leftovers.classStarts();
        System.setProperty(PROPERTY, "x");
        leftovers.classEnded(className, false);
    }

    private static void end(CountDownLatch latch) {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        latch.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> leaks() throws IOException {
        return Files.readAllLines(directory.resolve("7.log")).stream()
                .filter(line -> line.startsWith("K") || line.startsWith("k"))
                .toList();
    }
}
