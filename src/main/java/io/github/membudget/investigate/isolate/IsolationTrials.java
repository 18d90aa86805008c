package io.github.membudget.investigate.isolate;

import io.github.membudget.investigate.isolate.Suspects.Keeper;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.Trial;
import io.github.membudget.model.Isolated.TrialKind;
import io.github.membudget.model.Isolated.TrialRole;
import io.github.membudget.model.ModuleResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs modules again without the classes that kept most, each in turn, and with the peaking class alone, while there is time. */
public final class IsolationTrials {
    private final Build build;
    private final LongSupplier nanos;
    private final long end;
    private final Messages messages;
    private long lastNanos;

    /**
     * @param limit for all runs together
     * @param nanos tells the time
     */
    public IsolationTrials(Build build, Duration limit, LongSupplier nanos, Messages messages) {
        this.build = build;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + limit.toNanos();
        this.messages = messages;
    }

    /** One run of a module in a build of its own. */
    public interface Build {
        /**
         * @param className that is left out or runs alone
         * @param peaking class that is looked at
         * @param left the run is ended after that
         * @throws IOException if it tells nothing
         */
        ClassStart run(String execution, String module, TrialKind kind, String className, String peaking, Duration left)
                throws IOException;
    }

    private record Plan(TrialKind kind, String className, long kept) {
        private String words() {
            return kind == TrialKind.WITHOUT ? "the module without " + className : className + " alone";
        }
    }

    /** @param looked into the same run */
    public Isolated run(ModuleResult module, Investigated looked) {
        Suspects suspects = Suspects.of(module, looked.live(), looked.arming());
        if (suspects.peaking().isEmpty()) {
            return new Isolated(
                    Optional.empty(), List.of(), suspects.none().stream().toList());
        }
        String peaking = suspects.peaking().get();
        ClassStart all = Isolating.stand(module, looked.live(), peaking);
        lastNanos = Math.max(lastNanos, module.facts().durationMillis() * 1_000_000L);
        List<Trial> trials = new ArrayList<>();
        List<String> untried = new ArrayList<>();
        if (suspects.keepers().isEmpty()) {
            untried.add("to leave a class out: none before " + peaking + " kept 16 MiB or more");
        }
        for (Plan plan : plans(suspects.keepers(), peaking)) {
            long left = end - nanos.getAsLong();
            Optional<Trial> settled = settles(trials, plan);
            if (settled.isPresent()) {
                untried.add(plan.words() + ": without " + settled.get().className()
                        + ", what came during it does not stay");
            } else if (left < lastNanos) {
                untried.add(plan.words() + ": the time limit would have been passed");
            } else {
                trials.add(trial(module, plan, peaking, all, Duration.ofNanos(left)));
            }
        }
        return new Isolated(Optional.of(peaking), List.copyOf(trials), List.copyOf(untried));
    }

    private static List<Plan> plans(List<Keeper> keepers, String peaking) {
        List<Plan> plans = new ArrayList<>();
        keepers.forEach(keeper -> plans.add(new Plan(TrialKind.WITHOUT, keeper.className(), keeper.kept())));
        // The cheapest run, and it says most once the first suspect is known.
        plans.add(Math.min(1, plans.size()), new Plan(TrialKind.ALONE, peaking, 0));
        return plans;
    }

    /** The run that left another class out, with less in use than this one is said to keep: then it only filled what the other left on. */
    private static Optional<Trial> settles(List<Trial> trials, Plan plan) {
        return trials.stream()
                .filter(trial -> trial.kind() == TrialKind.WITHOUT && trial.role() == TrialRole.CULPRIT)
                .filter(trial -> trial.compared()
                        .filter(floors -> floors.tried().value() < plan.kept())
                        .isPresent())
                .findFirst();
    }

    private Trial trial(ModuleResult module, Plan plan, String peaking, ClassStart all, Duration left) {
        messages.info("membudget: runs " + plan.words() + ", to tell culprit from victim …");
        long start = nanos.getAsLong();
        try {
            ClassStart tried =
                    build.run(module.execution(), module.name(), plan.kind(), plan.className(), peaking, left);
            return Isolating.judge(plan.kind(), plan.className(), all, tried);
        } catch (IOException | RuntimeException e) {
            return new Trial(
                    plan.kind(),
                    plan.className(),
                    TrialRole.INCONCLUSIVE,
                    Optional.empty(),
                    Optional.of("the run failed: " + e.getMessage()));
        } finally {
            lastNanos = nanos.getAsLong() - start;
        }
    }
}
