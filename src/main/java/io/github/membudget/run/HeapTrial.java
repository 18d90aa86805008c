package io.github.membudget.run;

import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import io.github.membudget.report.SuggestionLines;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a suite as it is, then under other heaps, until each module has the smallest under which tests, results and time hold; then with
 * arguments that may save more.
 */
public final class HeapTrial {
    private static final int MOST_ROUNDS = 18;

    private final Build build;
    private final Consumer<String> told;

    /** @param told hears what is run next, which may take minutes */
    public HeapTrial(Build build, Consumer<String> told) {
        this.build = build;
        this.told = told;
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
        told.accept(SuggestionLines.run(0, Map.of()));
        List<HeapSearch> searches = build.run(0, Map.of()).stream()
                .filter(module -> module.peakRss().isPresent())
                .map(HeapSearch::new)
                .toList();
        for (int round = 1; round <= MOST_ROUNDS && !searches.stream().allMatch(HeapSearch::over); round++) {
            Map<String, JvmSetting> settings = new HashMap<>();
            searches.forEach(search -> search.setting().ifPresent(setting -> settings.put(search.key(), setting)));
            told.accept(SuggestionLines.run(round, settings));
            Map<String, MeasuredModule> now = new HashMap<>();
            build.run(round, Map.copyOf(settings)).forEach(module -> now.put(module.key(), module));
            for (HeapSearch search : searches) {
                search.ran(Optional.ofNullable(now.get(search.key())));
            }
        }
        return searches.stream().map(HeapSearch::found).toList();
    }
}
