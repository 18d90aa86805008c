package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TapMessageTest {
    @Test
    void aTestSurvivesTheWayBetweenTheRealms() {
        Object[] message = TapMessage.ofTest(
                TapMessage.TEST_ENDED, 3, "it.ATest", "one(int)[2]", "one with 2", TestStatus.FAILED.name(), 17);
        for (Object part : message) {
            assertThat(part.getClass().getClassLoader())
                    .as("a class that both realms know")
                    .isNull();
        }
        assertThat(TapMessage.decode(message)).isInstanceOfSatisfying(TestEvent.TestEnded.class, ended -> {
            assertThat(ended.fork()).isEqualTo(3);
            assertThat(ended.test())
                    .isEqualTo(new TestId("it.ATest", Optional.of("one(int)[2]"), Optional.of("one with 2")));
            assertThat(ended.status()).isEqualTo(TestStatus.FAILED);
            assertThat(ended.elapsedMillis()).contains(17L);
        });
    }

    @Test
    void whatSurefireDoesNotTellIsAbsent() {
        Object[] message = TapMessage.ofTest(TapMessage.TEST_STARTED, 1, "it.ATest", null, null, "UNFINISHED", null);
        assertThat(TapMessage.decode(message))
                .isInstanceOfSatisfying(
                        TestEvent.TestStarted.class,
                        started -> assertThat(started.test().method()).isEmpty());
    }

    @Test
    void anUnknownMessageIsNoEvent() {
        assertThat(TapMessage.decode(TapMessage.of("from-a-later-version", 1, null)))
                .isNull();
    }

    @Test
    void anOutOfMemoryErrorIsToldApart() {
        Object[] message = TapMessage.of(TapMessage.OUT_OF_MEMORY, 1, "java.lang.OutOfMemoryError: Java heap space");
        assertThat(TapMessage.outOfMemory(message))
                .contains(OutOfMemory.read("java.lang.OutOfMemoryError: Java heap space"));
        assertThat(TapMessage.decode(message)).isNull();
    }

    @Test
    void anErrorThatEndedAThreadHasItsPlaceWhenThatIsHeard() {
        TapListener listener = new TapListener(event -> {}, (fork, classes, next) -> false);
        TapOutOfMemory first = new TapOutOfMemory(
                "java.lang.OutOfMemoryError: Java heap space",
                Optional.of("java.util.Arrays.copyOf"),
                Optional.of("loader"),
                Optional.empty());
        listener.accept(TapMessage.of(1, first));
        assertThat(listener.outOfMemory().orElseThrow().thread()).contains("loader");
        listener.accept(TapMessage.of(1, first.andFrame("\tat it.Loader.load(Loader.java:12)")));
        assertThat(listener.outOfMemory().orElseThrow().at()).contains("it.Loader.load:12");
    }

    @Test
    void aThreadThatRunsNoCodeOfTheSuiteIsABystander() {
        TapListener listener = new TapListener(event -> {}, (fork, classes, next) -> false);
        TapOutOfMemory flusher = inThread("flusher").andFrame("\tat java.base/java.util.Arrays.copyOf(Arrays.java:1)");
        TapOutOfMemory surefires = flusher.andFrame("\tat org.apache.maven.surefire.api.util.Sink.flush(Sink.java:2)");
        listener.accept(TapMessage.of(1, flusher));
        listener.accept(TapMessage.of(1, surefires));
        assertThat(listener.outOfMemory().orElseThrow().at()).isEmpty();
        listener.accept(TapMessage.of(1, inThread("loader").andFrame("\tat it.Loader.load(Loader.java:12)")));
        listener.accept(TapMessage.of(1, inThread("later").andFrame("\tat it.Later.load(Later.java:3)")));
        assertThat(listener.outOfMemory().orElseThrow().thread()).contains("loader");
    }

    private static TapOutOfMemory inThread(String name) {
        return new TapOutOfMemory(
                "java.lang.OutOfMemoryError: Java heap space", Optional.empty(), Optional.of(name), Optional.empty());
    }

    @Test
    void theListenerPassesEventsOnAndKeepsTheFirstWordsOfWantOfMemory() {
        List<TestEvent> heard = new ArrayList<>();
        TapListener listener = new TapListener(heard::add, (fork, classes, next) -> false);
        listener.accept(TapMessage.of(TapMessage.FORK_STARTING, 1, null));
        assertThat(listener.begun()).isFalse();
        listener.accept(TapMessage.of(TapMessage.CLASS_STARTED, 1, "it.ATest"));
        listener.accept("not ours");
        listener.accept(TapMessage.of("from-a-later-version", 1, null));
        assertThat(listener.begun()).isTrue();
        assertThat(listener.outOfMemory()).isEmpty();
        listener.accept(TapMessage.of(
                1,
                new TapOutOfMemory(
                        "java.lang.OutOfMemoryError: my own",
                        Optional.of("it.ATest.one"),
                        Optional.empty(),
                        Optional.empty())));
        assertThat(listener.outOfMemory().orElseThrow().thrownByProgram()).isTrue();
        listener.accept(TapMessage.of(TapMessage.OUT_OF_MEMORY, 1, "java.lang.OutOfMemoryError: Java heap space"));
        listener.accept(TapMessage.of(TapMessage.OUT_OF_MEMORY, 1, "java.lang.OutOfMemoryError: Metaspace"));
        assertThat(listener.outOfMemory()).contains(OutOfMemory.read("java.lang.OutOfMemoryError: Java heap space"));
        assertThat(heard).hasSize(2);
    }
}
