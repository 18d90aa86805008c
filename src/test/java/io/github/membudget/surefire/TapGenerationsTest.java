package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.surefire.booterclient.lazytestprovider.AbstractCommandReader;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.api.booter.Shutdown;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.apache.maven.surefire.api.event.ControlNextTestEvent;
import org.apache.maven.surefire.api.event.ControlStopOnNextTestEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapGenerationsTest {
    private static final int FORK = 3;

    @TempDir
    private Path directory;

    private final Surefires commands = new Surefires();
    private final List<String> asked = new ArrayList<>();
    private int after = Integer.MAX_VALUE;
    private int begun;

    /** What Surefire has in store for a fork. */
    private static final class Surefires extends AbstractCommandReader {
        private final Deque<Command> store = new ArrayDeque<>();
        private volatile boolean closed;

        @Override
        public synchronized @Nullable Command readNextCommand() {
            return store.poll();
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void provideNewTest() {}

        @Override
        public void skipSinceNextTest() {}

        @Override
        public void shutdown(Shutdown type) {}

        @Override
        public void noop() {}

        @Override
        public synchronized void acknowledgeByeEventReceived() {
            store.addFirst(Command.BYE_ACK);
        }
    }

    private TapGenerations generations(Command... store) {
        commands.store.addAll(List.of(store));
        return new TapGenerations(
                commands,
                new TapRecycleFiles(directory),
                FORK,
                (classes, next) -> {
                    asked.add(classes + " " + next);
                    return classes >= after;
                },
                () -> begun++);
    }

    private static Command run(String name) {
        return Command.toRunClass(name);
    }

    @Test
    void aForkThatIsNotToGiveWayHearsWhatSurefireSays() throws IOException {
        TapGenerations fork = generations(run("A"), Command.NOOP, run("B"), Command.TEST_SET_FINISHED);

        assertThat(fork.readNextCommand()).isEqualTo(run("A"));
        assertThat(fork.readNextCommand()).isEqualTo(Command.NOOP);
        assertThat(fork.readNextCommand()).isEqualTo(run("B"));
        assertThat(fork.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(fork.passes(new ControlNextTestEvent())).isTrue();
        assertThat(fork.passes(new ControlByeEvent())).isTrue();
        assertThat(asked).as("never before its first class").containsExactly("1 B");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theNextJvmGetsTheClassThatTheFirstDoesNot() throws Exception {
        after = 2;
        TapGenerations fork = generations(run("A"), run("B"), run("C"), run("D"), run("E"));

        fork.readNextCommand();
        fork.readNextCommand();
        assertThat(fork.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(fork.passes(new ControlStopOnNextTestEvent()))
                .as("failures of reruns are told")
                .isTrue();
        assertThat(directory.resolve("again-3"))
                .as("not before it said good-bye")
                .doesNotExist();
        assertThat(fork.passes(new ControlByeEvent()))
                .as("Surefire's fork goes on")
                .isFalse();
        assertThat(directory.resolve("again-3")).exists();
        assertThat(fork.readNextCommand()).isEqualTo(Command.BYE_ACK);

        CompletableFuture<Command> next = CompletableFuture.supplyAsync(() -> read(fork));
        assertThat(begun).isZero();
        assertThat(fork.passes(new ControlNextTestEvent()))
                .as("Surefire has answered it already")
                .isFalse();
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(run("C"));
        assertThat(begun).isOne();

        assertThat(fork.passes(new ControlNextTestEvent())).isTrue();
        assertThat(fork.readNextCommand()).isEqualTo(run("D"));
        assertThat(fork.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(asked).containsExactly("1 B", "2 C", "1 D", "2 E");
    }

    private static Command read(TapGenerations fork) {
        try {
            return fork.readNextCommand();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aForkThatIsShutDownIsNotFollowedByAFreshOne() throws IOException {
        after = 1;
        TapGenerations fork = generations(run("A"), Command.toShutdown(Shutdown.EXIT), run("B"));

        fork.readNextCommand();
        fork.readNextCommand();
        assertThat(fork.readNextCommand()).isEqualTo(run("B"));
    }

    @Test
    void eachFreshForkHearsThatTheRestIsToBeSkipped() throws IOException {
        after = 1;
        TapGenerations fork = generations(run("A"), run("B"), Command.SKIP_SINCE_NEXT_TEST, run("C"));

        fork.readNextCommand();
        assertThat(fork.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(fork.readNextCommand()).isEqualTo(Command.SKIP_SINCE_NEXT_TEST);
        fork.passes(new ControlByeEvent());
        fork.readNextCommand();
        fork.passes(new ControlNextTestEvent());

        assertThat(fork.readNextCommand()).isEqualTo(Command.SKIP_SINCE_NEXT_TEST);
        assertThat(fork.readNextCommand()).isEqualTo(run("B"));

        assertThat(fork.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        fork.passes(new ControlByeEvent());
        fork.readNextCommand();
        fork.passes(new ControlNextTestEvent());
        assertThat(fork.readNextCommand()).isEqualTo(Command.SKIP_SINCE_NEXT_TEST);
        assertThat(fork.readNextCommand()).isEqualTo(run("C"));
    }

    @Test
    void nobodyWaitsForAForkThatIsGone() throws IOException {
        after = 1;
        TapGenerations fork = generations(run("A"), run("B"));
        fork.readNextCommand();
        fork.readNextCommand();
        fork.passes(new ControlByeEvent());
        fork.readNextCommand();

        commands.close();

        assertThat(fork.readNextCommand()).isNull();
    }

    @Test
    void whereNothingCanBeWrittenTheForkGoesOn() throws IOException {
        after = 1;
        Files.delete(directory);
        TapGenerations fork = generations(run("A"), run("B"));

        fork.readNextCommand();
        assertThat(fork.readNextCommand()).isEqualTo(run("B"));
        Files.createDirectory(directory);
    }

    @Test
    void classesThatNobodyWouldRunFailTheBuild() throws IOException {
        after = 1;
        TapGenerations fork = generations(run("A"), run("B"));
        fork.readNextCommand();
        fork.readNextCommand();
        Files.delete(directory.resolve("next-3"));

        assertThatThrownBy(() -> fork.passes(new ControlByeEvent())).isInstanceOf(UncheckedIOException.class);
    }
}
