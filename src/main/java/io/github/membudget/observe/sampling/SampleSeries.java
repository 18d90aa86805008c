package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestFacts.Heights;
import io.github.membudget.model.TimelinePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** RSS over time, in bounded memory: when full, each two neighbours become the higher one. */
final class SampleSeries implements TestHistory.Samples {
    private static final int CAPACITY = 1 << 14;
    private static final int TIMELINE_POINTS = 600;

    private long[] times = new long[16];
    private long[] values = new long[16];
    private int size;

    void add(long atMillis, Bytes rss) {
        if (size == CAPACITY) {
            halve();
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = atMillis;
        values[size++] = rss.value();
    }

    @Override
    public Heights around(long fromMillis, long toMillis) {
        return new Heights(lastAtOrBefore(fromMillis), firstAtOrAfter(toMillis), highest(fromMillis, toMillis));
    }

    /**
     * Only of what began before the span ended; empty where there was nothing. What was there at the last sample before the span, but at none
     * in it nor at the first after it, may have ended before it: that is no change in the span.
     */
    Optional<Heights> within(long fromMillis, long toMillis) {
        Optional<Bytes> before = lastAtOrBefore(fromMillis);
        long inside = 0;
        for (int i = firstAfter(fromMillis); i < firstAfter(toMillis); i++) {
            inside = Math.max(inside, values[i]);
        }
        boolean stayed = before.filter(Bytes.ZERO::equals).isEmpty()
                && firstAtOrAfter(toMillis).filter(Bytes.ZERO::equals).isEmpty();
        if (inside == 0 && (before.isEmpty() || !stayed)) {
            return Optional.empty();
        }
        Bytes highest = new Bytes(Math.max(inside, before.orElse(Bytes.ZERO).value()));
        return Optional.of(new Heights(before, lastAtOrBefore(toMillis), Optional.of(highest)));
    }

    Optional<Bytes> lastAtOrBefore(long millis) {
        int index = firstAfter(millis) - 1;
        return index < 0 ? Optional.empty() : Optional.of(new Bytes(values[index]));
    }

    Optional<Bytes> firstAtOrAfter(long millis) {
        int index = firstAfter(millis - 1);
        return index >= size ? Optional.empty() : Optional.of(new Bytes(values[index]));
    }

    @Override
    public OptionalLong timeBefore(long millis) {
        int index = firstAfter(millis) - 1;
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(times[index]);
    }

    @Override
    public OptionalLong timeAfter(long millis) {
        int index = firstAfter(millis - 1);
        return index >= size ? OptionalLong.empty() : OptionalLong.of(times[index]);
    }

    /** The highest from the last sample before the span to the first after it. */
    Optional<Bytes> highest(long fromMillis, long toMillis) {
        int first = Math.max(0, firstAfter(fromMillis) - 1);
        int last = Math.min(size - 1, firstAfter(toMillis - 1));
        long highest = -1;
        for (int i = first; i <= last; i++) {
            highest = Math.max(highest, values[i]);
        }
        return highest < 0 ? Optional.empty() : Optional.of(new Bytes(highest));
    }

    /** At most 600 points, each the highest of those it stands for. */
    List<TimelinePoint> timeline() {
        int step = Math.max(1, (size + TIMELINE_POINTS - 1) / TIMELINE_POINTS);
        List<TimelinePoint> points = new ArrayList<>();
        for (int start = 0; start < size; start += step) {
            int highest = start;
            for (int i = start; i < Math.min(size, start + step); i++) {
                highest = values[i] > values[highest] ? i : highest;
            }
            points.add(new TimelinePoint(times[highest], values[highest]));
        }
        return points;
    }

    private int firstAfter(long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void halve() {
        int kept = 0;
        for (int i = 0; i + 1 < size; i += 2) {
            int higher = values[i + 1] > values[i] ? i + 1 : i;
            times[kept] = times[higher];
            values[kept++] = values[higher];
        }
        size = kept;
    }
}
