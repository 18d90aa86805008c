package io.github.membudget.growth;

import io.github.membudget.model.GrowthPattern.Slope;
import java.util.Arrays;
import java.util.Optional;

/**
 * The median of the slopes between all pairs of points, with Sen's interval for 95 % confidence (P. K. Sen, Estimates of the Regression
 * Coefficient Based on Kendall's Tau, 1968): a third of the points may be outliers, as a collection or a spike is.
 */
final class TheilSen {
    private static final double NORMAL_95 = 1.96;
    private static final int FEWEST = 6;
    private static final int MOST = 300;

    private TheilSen() {}

    /** Of points one step apart; empty where they are too few. Many are thinned out evenly. */
    static Optional<Slope> slope(double[] heights) {
        int stride = (heights.length + MOST - 1) / MOST;
        int n = stride == 0 ? 0 : (heights.length + stride - 1) / stride;
        if (n < FEWEST) {
            return Optional.empty();
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (heights[j * stride] - heights[i * stride]) / ((j - i) * (double) stride);
            }
        }
        Arrays.sort(slopes);
        double median = median(slopes);
        double spread = NORMAL_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        int low = (int) Math.max(0, Math.floor((count - spread) / 2));
        int high = (int) Math.min(count - 1.0, Math.ceil((count + spread) / 2));
        return Optional.of(new Slope(median, slopes[low], slopes[high]));
    }

    /** Of too few points for Sen's interval, which then is from the least to the largest slope; empty with fewer than two points. */
    static Optional<Slope> ofFew(double[] places, double[] heights) {
        int n = places.length;
        if (n < 2) {
            return Optional.empty();
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (heights[j] - heights[i]) / (places[j] - places[i]);
            }
        }
        Arrays.sort(slopes);
        return Optional.of(new Slope(median(slopes), slopes[0], slopes[count - 1]));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
