package io.github.membudget.baseline;

import io.github.membudget.model.Difference.Spread;
import java.util.List;

/**
 * Where a further run's figure is expected, by those of earlier runs: about their median as far as Student's prediction interval reaches, and
 * wherever one of them was.
 */
final class Noise {
    /** Of the 95 % interval: {@code t(n - 1) * sqrt(1 + 1 / n)} for n from 3 on. */
    private static final double[] PREDICTION = {4.97, 3.56, 3.04, 2.78, 2.62, 2.51, 2.43, 2.37};

    /** Of one or two runs the spread cannot be told: what JVMs commonly differ by is taken. */
    private static final double UNTOLD = 0.10;

    /** Three runs may agree by chance. */
    private static final double LEAST = 0.02;

    private Noise() {}

    /**
     * @param figures at least one
     * @param floor bytes that are never more than noise
     */
    static Spread of(List<Long> figures, long floor) {
        long[] sorted = figures.stream().mapToLong(Long::longValue).sorted().toArray();
        int runs = sorted.length;
        long median = runs % 2 == 1 ? sorted[runs / 2] : (sorted[runs / 2 - 1] + sorted[runs / 2]) / 2;
        double margin = runs < 3
                ? Math.max(Math.abs(median) * UNTOLD, 2.0 * (sorted[runs - 1] - sorted[0]))
                : Math.max(
                        Math.abs(median) * LEAST,
                        PREDICTION[Math.min(runs - 3, PREDICTION.length - 1)] * deviation(sorted));
        long reach = (long) Math.ceil(Math.max(margin, floor));
        return new Spread(
                runs, median, Math.min(sorted[0], median - reach), Math.max(sorted[runs - 1], median + reach));
    }

    private static double deviation(long[] values) {
        double mean = 0;
        for (long value : values) {
            mean += (double) value / values.length;
        }
        double squares = 0;
        for (long value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
