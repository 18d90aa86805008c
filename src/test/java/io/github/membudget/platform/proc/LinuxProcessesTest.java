package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a /proc that is written as the kernel writes it, so that pids can begin anew. */
class LinuxProcessesTest {
    private static final long MAVEN = 32_000;
    private static final String FORKS = "MEMBUDGET_FORK=x\0";

    @TempDir
    private Path proc;

    private LinuxProcesses processes;

    @BeforeEach
    void aBuildThatRuns() throws IOException {
        process(1, 0, 1);
        process(MAVEN, 1, 100);
        lastPid(MAVEN);
        processes = new LinuxProcesses(new ProcFiles(proc), MAVEN);
        assertThat(processes.started()).isEmpty();
    }

    @Test
    void aChildWithALowerPidThanItsParentIsFoundWherePidsBeganAnew() throws IOException {
        process(32_767, MAVEN, 200);
        process(301, 32_767, 201);
        process(300, 301, 202);
        // As every fork and what it starts has it.
        environment(32_767, FORKS);
        environment(301, FORKS);
        environment(300, FORKS);
        lastPid(302);
        assertThat(processes.started())
                .containsExactly(
                        new ProcessStart(new ProcessKey(32_767, 200), MAVEN, false),
                        new ProcessStart(new ProcessKey(301, 201), 32_767, false),
                        new ProcessStart(new ProcessKey(300, 202), 301, false));
    }

    @Test
    void whatLostItsParentIsAnOrphanWithAllThatItStarts() throws IOException {
        process(301, 1, 201);
        process(300, 301, 202);
        environment(301, FORKS);
        environment(300, FORKS);
        lastPid(302);
        assertThat(processes.started())
                .containsExactlyInAnyOrder(
                        new ProcessStart(new ProcessKey(301, 201), 1, true),
                        new ProcessStart(new ProcessKey(300, 202), 301, true));
    }

    @Test
    void aPidGivenOutAgainIsANewProcess() throws IOException {
        process(32_100, MAVEN, 200);
        lastPid(32_100);
        assertThat(processes.started()).hasSize(1);
        process(32_100, MAVEN, 300);
        lastPid(32_099);
        assertThat(processes.started())
                .as("found by listing all")
                .extracting(ProcessStart::key)
                .containsExactly(new ProcessKey(32_100, 300));
        process(32_100, MAVEN, 400);
        lastPid(32_100);
        assertThat(processes.started())
                .as("found by its number")
                .extracting(ProcessStart::key)
                .containsExactly(new ProcessKey(32_100, 400));
    }

    @Test
    void whatAStrangerStartsIsNotToldWhereTheStrangerHasTheOldPidOfOneOfOurs() throws IOException {
        process(32_100, MAVEN, 200);
        lastPid(32_100);
        assertThat(processes.started()).hasSize(1);
        process(32_100, 1, 300);
        lastPid(32_099);
        assertThat(processes.started()).isEmpty();
        process(32_101, 32_100, 400);
        lastPid(32_101);
        assertThat(processes.started()).isEmpty();
    }

    @Test
    void anOrphanThatIsJustBeingExecutedIsFoundOnceItHasAnEnvironment() throws IOException {
        process(32_100, 1, 200);
        lastPid(32_100);
        assertThat(processes.started()).isEmpty();
        assertThat(processes.started()).isEmpty();
        environment(32_100, FORKS);
        assertThat(processes.started()).containsExactly(new ProcessStart(new ProcessKey(32_100, 200), 1, true));
        assertThat(processes.started()).isEmpty();
    }

    @Test
    void aChildIsFoundWhereAContainerIsShownTheLastPidOfItsHost() throws IOException {
        lastPid(900_000);
        assertThat(processes.started()).isEmpty();
        process(32_100, MAVEN, 200);
        lastPid(900_001);
        assertThat(processes.started()).extracting(ProcessStart::key).containsExactly(new ProcessKey(32_100, 200));
    }

    @Test
    void onlyTheNewNumbersAreAskedForOnceTheLastPidIsKnownToCount() throws IOException {
        process(32_100, MAVEN, 200);
        lastPid(32_100);
        assertThat(processes.started()).hasSize(1);
        process(31_000, MAVEN, 201);
        process(32_101, MAVEN, 202);
        lastPid(32_101);
        assertThat(processes.started())
                .as("a list of all, at each look, would have had the other one too")
                .extracting(ProcessStart::key)
                .containsExactly(new ProcessKey(32_101, 202));
    }

    @Test
    void anOldProcessOfTheContainerThatHasTheHostsNumberByChanceIsNoSignThatItCounts() throws IOException {
        process(40_001, 1, 50);
        lastPid(40_000);
        assertThat(processes.started()).isEmpty();
        process(32_100, MAVEN, 200);
        lastPid(40_001);
        assertThat(processes.started()).extracting(ProcessStart::key).containsExactly(new ProcessKey(32_100, 200));
    }

    @Test
    void anotherBuildsProcessesAreNotTold() throws IOException {
        process(32_200, 1, 300);
        process(32_201, 32_200, 300);
        lastPid(32_201);
        assertThat(processes.started()).isEqualTo(List.of());
    }

    private void process(long pid, long parent, long startTicks) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                directory.resolve("stat"),
                pid + " (java) S " + parent + " 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 " + startTicks
                        + " 1000 100 0\n");
        Files.writeString(directory.resolve("status"), "Name:\tjava\nTgid:\t" + pid + "\n");
        Files.writeString(directory.resolve("environ"), "");
    }

    private void environment(long pid, String variables) throws IOException {
        Files.writeString(proc.resolve(Long.toString(pid)).resolve("environ"), variables);
    }

    private void lastPid(long pid) throws IOException {
        Files.writeString(proc.resolve("loadavg"), "0.00 0.00 0.00 1/100 " + pid + "\n");
    }
}
