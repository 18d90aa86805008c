package io.github.membudget.run;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Plays what a test says each module's run is like. */
final class FakeLauncher implements ForkLauncher {
    /** What becomes of the run of one selection. */
    interface Play {
        LaunchOutcome run(Listener events) throws Exception;
    }

    private final Map<String, Play> plays = new HashMap<>();
    final List<String> launched = Collections.synchronizedList(new ArrayList<>());
    final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    final List<String> forgotten = Collections.synchronizedList(new ArrayList<>());
    Optional<String> obstacle = Optional.empty();
    OptionalInt failureLimit = OptionalInt.empty();
    Optional<NotRecycled> notRecycled = Optional.empty();

    void play(String module, Play play) {
        plays.put(module, play);
    }

    static void test(Consumer<TestEvent> events, String method, TestStatus status) {
        TestId test = TestId.ofMethod("it.SomeTest", method);
        events.accept(new TestEvent.TestStarted(1, System.nanoTime(), test));
        events.accept(new TestEvent.TestEnded(1, System.nanoTime(), test, status, Optional.of(1L)));
    }

    @Override
    public LaunchOutcome launch(
            TestModule module, Selection selection, Limits limits, Place place, Progress soFar, Listener events) {
        launched.add(module.name());
        progress.add(soFar);
        try {
            return plays.getOrDefault(module.name(), none -> new LaunchOutcome.Completed())
                    .run(events);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String marker(TestModule module) {
        return "/marker/" + module.name() + "-";
    }

    @Override
    public int forks(TestModule module) {
        return 1;
    }

    @Override
    public String userArguments(TestModule module) {
        return "";
    }

    @Override
    public String allArguments(TestModule module) {
        return "";
    }

    @Override
    public Optional<JvmParts> jvm(TestModule module) {
        return Optional.empty();
    }

    @Override
    public Optional<ArchiveUse> archive(TestModule module, boolean completed) {
        return Optional.empty();
    }

    @Override
    public void forget(TestModule module, List<TestFacts> tests) {
        forgotten.add(module.name());
    }

    @Override
    public Optional<Path> crashReport(TestModule module, long pid) {
        return Optional.empty();
    }

    @Override
    public OptionalInt failureLimit() {
        return failureLimit;
    }

    @Override
    public Optional<NotRecycled> notRecycled(TestModule module) {
        return notRecycled;
    }

    @Override
    public Optional<String> obstacleToSideBySide(TestModule module) {
        return obstacle;
    }

    @Override
    public String goesOn() {
        return "Surefire was told to go on";
    }

    @Override
    public Optional<Exception> failureWithoutTests() {
        return Optional.empty();
    }
}
