package io.github.membudget.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlackBoxTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(100);

    @TempDir
    private Path target = Path.of("");

    private final AtomicBoolean tidied = new AtomicBoolean();
    private final Recording recording = Rounds.recording();
    private final BlackBox box = new BlackBox(Metric.RSS, new NobodyThere(), page -> List.of(page.occasion()));

    /** A system on which no process answers. */
    private final class NobodyThere implements ProcessInspector {
        @Override
        public String command(long pid) {
            return "?";
        }

        @Override
        public OptionalLong threads(long pid) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> appendJvm(long pid, Path file) {
            return Optional.of("gone");
        }

        @Override
        public void tidy() {
            tidied.set(true);
        }
    }

    @AfterEach
    void close() {
        box.close();
        assertThat(tidied).isTrue();
    }

    private Path directory() {
        return target.resolve("membudget/black-box");
    }

    private void watch(String module) {
        box.watch(recording, module, CEILING, directory(), target);
    }

    @Test
    void whatGoesOnOverTheCeilingWhileNoTestRunsIsKeptToo() throws IOException {
        watch("kg");
        box.tick(Rounds.at(1, recording, 105));
        box.tick(Rounds.at(2, recording, 110));
        box.tick(Rounds.at(3, recording, 120));
        Path page = directory().resolve("kg-no-test.txt");
        assertThat(box.release(recording)).contains(page).doesNotHaveDuplicates();
        assertThat(page).hasContent("at 120 % of its 100 MiB ceiling, while no test ran");
    }

    @Test
    void aModuleOnItsWayIsKeptAtEachMarkOnceAndWhenItIsEnded() throws IOException {
        watch("kg");
        box.tick(Rounds.at(1, recording, 74));
        box.tick(Rounds.at(2, recording, 80));
        box.tick(Rounds.at(3, recording, 85));
        box.tick(Rounds.at(4, recording, 95));
        box.beforeEnd(recording, 5);
        List<Path> files = box.release(recording);
        assertThat(files)
                .containsExactly(
                        directory().resolve("kg-75.txt"),
                        directory().resolve("kg-90.txt"),
                        directory().resolve("kg-end.txt"));
        assertThat(files.get(0)).hasContent("at 75 % of its 100 MiB ceiling");
        assertThat(files.get(1)).hasContent("at 90 % of its 100 MiB ceiling");
        assertThat(files.get(2)).hasContent("when it was ended");
    }

    @Test
    void aSteepRiseLeavesTheHigherMarkAlone() {
        watch("kg");
        box.tick(Rounds.at(1, recording, 200));
        box.tick(Rounds.at(2, recording, 80));
        assertThat(box.release(recording))
                .containsExactly(directory().resolve("kg-90.txt"), directory().resolve("kg-no-test.txt"));
    }

    @Test
    void aModuleFarFromItsCeilingLeavesNothing() {
        watch("kg");
        box.tick(Rounds.at(1, recording, 74));
        assertThat(box.release(recording)).isEmpty();
        assertThat(directory()).doesNotExist();
    }

    @Test
    void aModulesNameCannotLeaveTheDirectory() {
        watch("../a b/" + "x".repeat(100));
        box.tick(Rounds.at(1, recording, 80));
        assertThat(box.release(recording)).containsExactly(directory().resolve("..-a-b-" + "x".repeat(53) + "-75.txt"));
    }

    @Test
    void whatIsNotWatchedIsNotKept() {
        box.tick(Rounds.at(1, recording, 80));
        box.beforeEnd(recording, 2);
        assertThat(box.release(recording)).isEmpty();
    }

    @Test
    void filesOfAnEarlierRunGo() throws IOException {
        Path old = Files.createDirectories(directory()).resolve("kg-end.txt");
        Files.writeString(old, "earlier");
        watch("kg");
        assertThat(old).doesNotExist();
        assertThat(box.release(recording)).isEmpty();
    }
}
