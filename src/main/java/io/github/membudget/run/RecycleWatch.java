package io.github.membudget.run;

import io.github.membudget.explain.RecyclingText;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.TestEvent;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import io.github.membudget.schedule.RecycleMark;
import io.github.membudget.schedule.Recycled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears a module's forks on behalf of its watch, and says at the end of a class whether one gives way to a fresh one. */
final class RecycleWatch implements ForkLauncher.Listener {
    private final String module;
    private final ModuleWatch watch;
    private final Messages messages;
    private final Optional<RecycleMark> mark;
    private final List<RecycleMark.Turn> turns = new CopyOnWriteArrayList<>();

    private RecycleWatch(String module, ModuleWatch watch, Messages messages, Optional<RecycleMark> mark) {
        this.module = module;
        this.watch = watch;
        this.messages = messages;
        this.mark = mark;
    }

    /** Tells the user where the module asks for what cannot be. */
    static RecycleWatch of(TestModule module, ForkLauncher launcher, ModuleWatch watch, Messages messages) {
        Optional<RecycleMark> asked = module.recycleAt().map(RecycleMark::new);
        Optional<NotRecycled> refused = asked.flatMap(mark -> launcher.notRecycled(module));
        refused.ifPresent(why -> messages.warn(RecyclingText.refused(module.name(), why)));
        return new RecycleWatch(module.name(), watch, messages, refused.isPresent() ? Optional.empty() : asked);
    }

    @Override
    public void accept(TestEvent event) {
        watch.accept(event);
    }

    @Override
    public boolean recycles(int fork, int classes) {
        Optional<RecycleMark.Turn> turn = mark.flatMap(at -> at.turn(fork, classes, watch.rss(fork)));
        turn.ifPresent(taken -> {
            turns.add(taken);
            watch.recycle(fork);
        });
        return turn.isPresent();
    }

    /** Tells the user what came of it. */
    void end() {
        mark.map(at -> new Recycled(at.at(), turns))
                .filter(recycled -> !turns.isEmpty())
                .ifPresent(recycled -> messages.info(RecyclingText.recycled(module, recycled)));
    }
}
