package io.github.membudget.enforce;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses which module goes when the suite is over its ceiling: the one to blame, not merely the largest. */
final class SuiteVictim {
    /** Over how much of the last time growth is measured. */
    private static final long SPAN_MILLIS = 1000;

    private final Metric metric;
    private final Map<Recording, Deque<Height>> heights = new HashMap<>();

    private record Height(long atMillis, long bytes) {}

    /**
     * The module and why it.
     *
     * @param why in words for the user, after "since"
     */
    record Chosen(Recording recording, String why) {}

    SuiteVictim(Metric metric) {
        this.metric = metric;
    }

    /** Takes note of a round of the sampler. Call with every one. */
    void note(Map<Recording, Reading> readings, long atMillis) {
        heights.keySet().retainAll(readings.keySet());
        readings.forEach((recording, reading) -> {
            Deque<Height> known = heights.computeIfAbsent(recording, some -> new ArrayDeque<>());
            known.add(new Height(atMillis, bytes(reading)));
            while (known.size() > 2 && known.peekFirst().atMillis() < atMillis - SPAN_MILLIS) {
                known.removeFirst();
            }
        });
    }

    /** @param ceilings of the modules that have one, whatever a breach of it does */
    Optional<Chosen> choose(Map<Recording, Reading> readings, Map<Recording, Bytes> ceilings) {
        Recording furthest = null;
        double highest = 1;
        Recording fastest = null;
        double steepest = 0;
        for (Map.Entry<Recording, Reading> entry : readings.entrySet()) {
            Bytes ceiling = ceilings.get(entry.getKey());
            double used = ceiling == null ? 0 : (double) bytes(entry.getValue()) / ceiling.value();
            if (used > highest) {
                highest = used;
                furthest = entry.getKey();
            }
            double slope = bytesPerSecond(entry.getKey());
            if (slope > steepest) {
                steepest = slope;
                fastest = entry.getKey();
            }
        }
        if (furthest != null) {
            return Optional.of(new Chosen(
                    furthest, "it was furthest over its own ceiling (at " + (long) (highest * 100) + " % of it)"));
        }
        if (readings.size() == 1) {
            return readings.keySet().stream().findFirst().map(only -> new Chosen(only, "no other module ran"));
        }
        if (fastest != null) {
            return Optional.of(new Chosen(
                    fastest, "it grew fastest (by " + new Bytes((long) steepest).inMebibytes() + " a second)"));
        }
        return readings.entrySet().stream()
                .max((one, other) -> Long.compare(bytes(one.getValue()), bytes(other.getValue())))
                .map(largest -> new Chosen(largest.getKey(), "it was the largest, and none was growing"));
    }

    private double bytesPerSecond(Recording recording) {
        Deque<Height> known = heights.get(recording);
        if (known == null || known.size() < 2) {
            return 0;
        }
        long millis = known.getLast().atMillis() - known.getFirst().atMillis();
        return millis <= 0 ? 0 : (known.getLast().bytes() - known.getFirst().bytes()) * 1000.0 / millis;
    }

    private long bytes(Reading reading) {
        return reading.of(metric).map(Bytes::value).orElse(0L);
    }
}
