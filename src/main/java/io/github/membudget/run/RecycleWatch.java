package io.github.membudget.run;

import io.github.membudget.explain.RecyclingText;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestEvent;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import io.github.membudget.schedule.RecycleMark;
import io.github.membudget.schedule.Recycled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Hears a module's forks on behalf of its watch, and says at the end of a class whether one gives way to a fresh one. */
final class RecycleWatch implements ForkLauncher.Listener {
    private final String module;
    private final ModuleWatch watch;
    private final Messages messages;
    private final Optional<RecycleMark> mark;
    private final Map<String, Bytes> raised;
    private volatile @Nullable Bytes fresh;
    private final List<RecycleMark.Turn> turns = new CopyOnWriteArrayList<>();

    private RecycleWatch(
            String module,
            ModuleWatch watch,
            Messages messages,
            Optional<RecycleMark> mark,
            Map<String, Bytes> raised) {
        this.raised = raised;
        this.module = module;
        this.watch = watch;
        this.messages = messages;
        this.mark = mark;
    }

    /**
     * Tells the user where the module asks for what cannot be.
     *
     * @param raised what classes added to their fork's RSS at their peak in earlier runs
     */
    static RecycleWatch of(
            TestModule module, ForkLauncher launcher, ModuleWatch watch, Messages messages, Map<String, Bytes> raised) {
        Optional<RecycleMark> asked = module.recycleAt().map(RecycleMark::new);
        Optional<NotRecycled> refused = asked.flatMap(mark -> launcher.notRecycled(module));
        refused.ifPresent(why -> messages.warn(RecyclingText.refused(module.name(), why)));
        return new RecycleWatch(module.name(), watch, messages, refused.isPresent() ? Optional.empty() : asked, raised);
    }

    @Override
    public void accept(TestEvent event) {
        watch.accept(event);
    }

    @Override
    public boolean recycles(int fork, int classes, String next) {
        if (mark.isEmpty()) {
            return false;
        }
        Optional<Bytes> rss = watch.rss(fork);
        if (classes == 1) {
            rss.ifPresent(this::learn);
        }
        Optional<RecycleMark.Turn> turn = mark.get()
                .turn(
                        new RecycleMark.Pause(classes, rss),
                        new RecycleMark.Next(Optional.ofNullable(raised.get(next)), Optional.ofNullable(fresh)));
        turn.ifPresent(taken -> {
            turns.add(taken);
            watch.recycle(fork);
        });
        return turn.isPresent();
    }

    private synchronized void learn(Bytes afterOneClass) {
        Bytes known = fresh;
        fresh = known == null || known.exceeds(afterOneClass) ? afterOneClass : known;
    }

    /** Tells the user what came of it. */
    void end() {
        mark.map(at -> new Recycled(at.at(), turns))
                .filter(recycled -> !turns.isEmpty())
                .ifPresent(recycled -> messages.info(RecyclingText.recycled(module, recycled)));
    }
}
