package io.github.membudget.run;

import io.github.membudget.judge.MemoryNeed;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a suite as it is, then under smaller heaps, and raises those that are too small until tests, results and time hold. */
public final class HeapTrial {
    /** Where no collection has told of a live set. */
    private static final Bytes FIRST = Bytes.ofMebibytes(48);

    private static final int MOST_ROUNDS = 9;
    private static final double MOST_TIME = 1.05;

    private final Build build;

    public HeapTrial(Build build) {
        this.build = build;
    }

    /** One run of the whole suite. */
    public interface Build {
        /**
         * @param heaps by {@link MeasuredModule#key()}; the others run as they are configured
         * @return what the run's report says
         */
        List<MeasuredModule> run(int number, Map<String, Bytes> heaps) throws IOException;
    }

    /**
     * What was found for one module.
     *
     * @param after absent where no heap that was tried held
     * @param failed why the last heap that was tried did not hold; empty where it did
     */
    public record Found(
            MeasuredModule before, Optional<MeasuredModule> after, Suggestion suggestion, int runs, String failed) {}

    public List<Found> run() throws IOException {
        List<MeasuredModule> before = build.run(0, Map.of()).stream()
                .filter(module -> module.peakRss().isPresent())
                .toList();
        Map<String, Bytes> heaps = new HashMap<>();
        before.forEach(module ->
                heaps.put(module.key(), module.liveHeap().map(MemoryNeed::heap).orElse(FIRST)));
        Map<String, Found> found = new LinkedHashMap<>();
        Map<String, String> failed = new HashMap<>();
        Set<String> again = new HashSet<>();
        int round = 1;
        for (; round <= MOST_ROUNDS && found.size() < before.size(); round++) {
            Map<String, MeasuredModule> now = new HashMap<>();
            build.run(round, Map.copyOf(heaps)).forEach(module -> now.put(module.key(), module));
            for (MeasuredModule module : before) {
                String key = module.key();
                if (found.containsKey(key)) {
                    continue;
                }
                Optional<MeasuredModule> after = Optional.ofNullable(now.get(key));
                Optional<String> wrong = wrong(module, after);
                if (wrong.isEmpty()) {
                    Suggestion suggestion =
                            MemoryNeed.verified(after.orElseThrow(), Optional.ofNullable(heaps.get(key)), round);
                    found.put(key, new Found(module, after, suggestion, round, ""));
                } else {
                    failed.put(key, wrong.get());
                    boolean slow = wrong.get().startsWith("time");
                    // One slow run may be the machine's.
                    if (!slow || !again.add(key)) {
                        again.remove(key);
                        heaps.computeIfPresent(key, (same, heap) -> MemoryNeed.larger(heap));
                    }
                }
            }
        }
        List<Found> all = new ArrayList<>();
        for (MeasuredModule module : before) {
            Found one = found.get(module.key());
            all.add(
                    one != null
                            ? one
                            : new Found(
                                    module,
                                    Optional.empty(),
                                    MemoryNeed.verified(module, module.heap(), 1),
                                    round - 1,
                                    failed.getOrDefault(module.key(), "")));
        }
        return all;
    }

    /** Empty where the run is as good as the one before. */
    private static Optional<String> wrong(MeasuredModule before, Optional<MeasuredModule> ran) {
        if (ran.isEmpty() || ran.get().peakRss().isEmpty()) {
            return Optional.of("it did not run");
        }
        MeasuredModule after = ran.get();
        if (!after.outcome().equals(before.outcome())) {
            return Optional.of("its run ended otherwise: " + after.outcome());
        }
        if (!after.results().equals(before.results())) {
            return Optional.of("its tests had other results");
        }
        return after.durationMillis() > before.durationMillis() * MOST_TIME
                ? Optional.of("time: " + after.durationMillis() + " ms, " + before.durationMillis() + " ms before")
                : Optional.empty();
    }
}
