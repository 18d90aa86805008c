package io.github.membudget.run;

import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.TestEvent;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that observes one running module, from just before its forks start until they have ended. */
final class ModuleWatch implements AutoCloseable {
    private final SessionWatch session;
    private final Recording recording;
    private final ModuleHold hold;
    private boolean over;

    private ModuleWatch(SessionWatch session, Recording recording, ModuleHold hold) {
        this.session = session;
        this.recording = recording;
        this.hold = hold;
    }

    /**
     * Begins to watch a module, whose forks start next.
     *
     * @param marker what stands in the command line of the module's forks
     * @param directory the plugin's own of the project
     */
    static ModuleWatch open(
            SessionWatch session,
            ForkPlan fork,
            ModuleHold hold,
            ForkLauncher.Place place,
            String marker,
            Path directory) {
        Recording recording = session.sampler.record(marker, place.inherited(marker));
        if (place.notes().wanted()) {
            recording.follow(place.notes().logs());
        }
        recording.endBy(hold::kill);
        String module = fork.module().name();
        Optional<Bytes> ceiling = fork.module().ceiling();
        hold.measure(recording);
        session.guard.watch(recording, hold.terms(fork.module()));
        session.counters.watch(recording);
        session.offHeap.watch(recording, fork.heap());
        session.progress.ifPresent(shown -> shown.watch(recording, module, ceiling));
        ceiling.ifPresent(limit -> session.blackBox.watch(
                recording,
                module,
                limit,
                directory.resolve("black-box"),
                place.notes().logs()));
        return new ModuleWatch(session, recording, hold);
    }

    /**
     * What was seen of a module.
     *
     * @param counters of its JVMs, as they stood last
     * @param ended why the guard ended it, where it did
     * @param blackBox files written on the way to the ceiling
     * @param offHeap the most that one fork had outside its Java heap, where that was seen
     * @param living processes of its forks that were alive when last looked at
     */
    record Observed(
            ModuleFacts facts,
            CounterWatch.Counters counters,
            Optional<CeilingGuard.End> ended,
            List<Path> blackBox,
            Optional<OffHeapWatch.Most> offHeap,
            Set<ProcessKey> living) {}

    /** Hears what happens in the forks, on other threads. */
    void accept(TestEvent event) {
        recording.accept(event);
    }

    /** RSS of one fork and its child processes, looked at now; empty where it is not known. */
    Optional<Bytes> rss(int fork) {
        return recording.rss(fork);
    }

    /** The JVM of this fork ends, and another one goes on with its classes. */
    void recycle(int fork) {
        recording.recycle(fork);
    }

    /** Stops looking, lets go of the module everywhere, and says what was seen. Call once, when its forks have ended. */
    Observed end() {
        over = true;
        session.progress.ifPresent(shown -> shown.release(recording));
        CounterWatch.Counters counters = session.counters.release(recording, session.nowMillis());
        if (session.guard.isEndingForTheSuite(recording)) {
            hold.decideLater();
        }
        Optional<CeilingGuard.End> ended = session.guard.release(recording);
        if (ended.isPresent()) {
            recording.killLatecomers();
        }
        List<Path> blackBox = session.blackBox.release(recording);
        ModuleFacts facts = recording
                .finish()
                .with(counters.collections(), counters.codeCache())
                .withForks(counters::complete);
        return new Observed(
                facts,
                counters,
                ended,
                blackBox,
                session.offHeap.release(recording, facts.forks()),
                recording.living());
    }

    /** Where the launch failed before anybody asked what was seen, the module is let go of all the same. */
    @Override
    public void close() {
        if (!over) {
            end();
        }
    }
}
