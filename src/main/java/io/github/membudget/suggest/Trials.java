package io.github.membudget.suggest;

import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a suite as it is and with other JVMs and heaps, and compares time and memory together. All modules are tried in the same runs of
 * the suite.
 */
public final class Trials {
    /** Of the whole suite, at most. */
    public static final int MOST_RUNS = 24;

    private final TrialRun build;
    private final Listener listener;

    public Trials(TrialRun build, Listener listener) {
        this.build = build;
        this.listener = listener;
    }

    /** One run of the whole suite. */
    public interface TrialRun {
        /**
         * @param settings by {@link MeasuredModule#key()}; the others run as they are configured
         * @return what the run's report says
         */
        List<MeasuredModule> run(int number, Map<String, JvmSetting> settings) throws IOException;
    }

    /** Hears how it goes on: a run may take minutes. */
    public interface Listener {
        void begins(int number, Map<String, JvmSetting> settings);

        /**
         * @param took the run
         * @param found so far
         */
        void ended(int number, Duration took, List<Found> found);
    }

    public List<Found> run() throws IOException {
        List<ModuleTrial> trials = List.of();
        for (int number = 0; number < MOST_RUNS; number++) {
            Map<String, JvmSetting> settings = new HashMap<>();
            trials.stream()
                    .filter(trial -> !trial.next().equals(JvmSetting.AS_IT_IS))
                    .forEach(trial -> settings.put(trial.key(), trial.next()));
            listener.begins(number, Map.copyOf(settings));
            long begun = System.nanoTime();
            List<MeasuredModule> ran = build.run(number, Map.copyOf(settings));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (number == 0) {
                trials = ran.stream()
                        .filter(module -> module.peakRss().isPresent())
                        .map(ModuleTrial::new)
                        .toList();
            } else {
                Map<String, MeasuredModule> now = new HashMap<>();
                ran.forEach(module -> now.put(module.key(), module));
                trials.forEach(trial -> trial.ran(Optional.ofNullable(now.get(trial.key()))));
            }
            listener.ended(number, took, found(trials));
            if (trials.stream().allMatch(ModuleTrial::over)) {
                break;
            }
        }
        return found(trials);
    }

    private static List<Found> found(List<ModuleTrial> trials) {
        return trials.stream().map(ModuleTrial::found).toList();
    }
}
