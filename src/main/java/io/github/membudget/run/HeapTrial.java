package io.github.membudget.run;

import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a suite as it is, then under other heaps, until each module has the smallest under which tests, results and time hold; then with
 * arguments that may save more.
 */
public final class HeapTrial {
    private static final int MOST_ROUNDS = 18;

    private final Build build;

    public HeapTrial(Build build) {
        this.build = build;
    }

    /** One run of the whole suite. */
    public interface Build {
        /**
         * @param settings by {@link MeasuredModule#key()}; the others run as they are configured
         * @return what the run's report says
         */
        List<MeasuredModule> run(int number, Map<String, JvmSetting> settings) throws IOException;
    }

    /**
     * What was found for one module.
     *
     * @param after absent where no heap that was tried held
     * @param runs of this module that were looked at
     * @param failed why the last heap that was tried did not hold; empty where it did
     */
    public record Found(
            MeasuredModule before, Optional<MeasuredModule> after, Suggestion suggestion, int runs, String failed) {}

    public List<Found> run() throws IOException {
        List<HeapSearch> searches = build.run(0, Map.of()).stream()
                .filter(module -> module.peakRss().isPresent())
                .map(HeapSearch::new)
                .toList();
        for (int round = 1; round <= MOST_ROUNDS && !searches.stream().allMatch(HeapSearch::over); round++) {
            Map<String, JvmSetting> settings = new HashMap<>();
            searches.forEach(search -> search.setting().ifPresent(setting -> settings.put(search.key(), setting)));
            Map<String, MeasuredModule> now = new HashMap<>();
            build.run(round, Map.copyOf(settings)).forEach(module -> now.put(module.key(), module));
            for (HeapSearch search : searches) {
                if (!search.over()) {
                    search.ran(Optional.ofNullable(now.get(search.key())));
                }
            }
        }
        return searches.stream().map(HeapSearch::found).toList();
    }
}
