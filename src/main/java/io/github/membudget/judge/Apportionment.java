package io.github.membudget.judge;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shares what memory rose by, from look to look, out among causes that were counted at the same looks: a regression that lets no cause
 * give memory back, and in which looks far off the rest (the first of a kind, which also fills what all share) weigh little.
 */
public final class Apportionment {
    private static final int ROUNDS = 15;
    private static final int SWEEPS = 100;

    /** Huber's constant: beyond so many standard deviations a look weighs less. */
    private static final double FAR = 1.345;

    /** From the median of absolute deviations to a standard deviation. */
    private static final double MAD = 1.4826;

    private static final double ALIKE = 0.9;
    private static final double NEAR = 1.25;
    private static final long LEAST = 512 << 10;

    /** What rose at two looks rose there by chance as likely as by its cause; so it did at more of which one outweighs all others. */
    private static final double FEWEST = 2.2;

    /** So many looks of a cause's own tell by their spread how sure its rate is, even where few of them agree … */
    private static final double MANY = 6;

    /** … if that is three standard errors from nothing. */
    private static final double SURE = 1.5;

    /** A look agrees with a rate that is off by no more than this part. */
    private static final double AGREES = 0.25;

    private Apportionment() {}

    /**
     * A cause's share.
     *
     * @param doubt two standard errors of it, either way
     */
    public record Share(Bytes bytes, Bytes doubt) {}

    /**
     * @param rises of memory, look by look, in bytes
     * @param classes that ended between each look and the one before: what any class adds
     * @param causes how much more of each there was at each look
     * @return for each cause its share of all rises; empty where it cannot be told from noise
     */
    public static List<Optional<Share>> of(double[] rises, double[] classes, List<double[]> causes) {
        List<double[]> columns = new ArrayList<>(List.of(classes));
        columns.addAll(causes);
        // A look that speaks for many classes has the chance of all of them in it.
        double[] trust =
                Arrays.stream(classes).map(count -> 1 / Math.max(1, count)).toArray();
        double[] weights = trust.clone();
        double[] rates = new double[columns.size()];
        double deviation = 0;
        for (int round = 0; round < ROUNDS; round++) {
            fit(rises, columns, weights, rates);
            double[] rest = rest(rises, columns, rates);
            double[] off = IntStream.range(0, rest.length)
                    .mapToDouble(i -> Math.abs(rest[i]) * Math.sqrt(trust[i]))
                    .toArray();
            deviation = MAD * median(off);
            for (int i = 0; i < rest.length; i++) {
                weights[i] = trust[i] * (off[i] <= FAR * deviation || off[i] == 0 ? 1 : FAR * deviation / off[i]);
            }
        }
        List<Optional<Share>> shares = new ArrayList<>();
        for (int i = 1; i < columns.size(); i++) {
            shares.add(share(columns.get(i), rest(rises, columns, rates), trust, weights, rates[i], deviation));
        }
        return shares;
    }

    private static Optional<Share> share(
            double[] column, double[] rest, double[] trust, double[] weights, double rate, double deviation) {
        double total = Arrays.stream(column).sum();
        double squares = 0;
        double parts = 0;
        double partSquares = 0;
        double own = 0;
        double squaresOfAll = 0;
        for (int i = 0; i < column.length; i++) {
            squares += weights[i] * column[i] * column[i];
            squaresOfAll += column[i] * column[i];
            if (Math.abs(rest[i]) <= AGREES * rate * column[i]) {
                parts += column[i];
                partSquares += column[i] * column[i];
            }
            // Of a look far off as much as is not far.
            own += column[i] == 0 ? 0 : weights[i] * weights[i] / trust[i] * rest[i] * rest[i];
        }
        // As many agreeing looks with equal parts of it would tell as much.
        double looks = partSquares > 0 ? parts * parts / partSquares : 0;
        double all = squaresOfAll > 0 ? total * total / squaresOfAll : 0;
        double bytes = rate * total;
        double errors = 2 * total / Math.sqrt(squares);
        // Where its own looks agree with each other less than all looks do, they count.
        double doubt =
                looks < FEWEST ? Double.POSITIVE_INFINITY : errors * Math.max(deviation, Math.sqrt(own / (looks - 1)));
        if (bytes > doubt) {
            return told(bytes, doubt);
        }
        double spread = all < MANY ? Double.POSITIVE_INFINITY : errors * Math.sqrt(own / (all - 1));
        return bytes > SURE * spread ? told(bytes, spread) : Optional.empty();
    }

    private static Optional<Share> told(double bytes, double doubt) {
        return bytes < LEAST
                ? Optional.empty()
                : Optional.of(new Share(new Bytes(Math.round(bytes)), new Bytes(Math.round(doubt))));
    }

    /** By coordinate descent; no rate is negative: what gives memory back would make all others look larger. */
    private static void fit(double[] rises, List<double[]> columns, double[] weights, double[] rates) {
        double[] rest = rest(rises, columns, rates);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int c = 0; c < columns.size(); c++) {
                double[] column = columns.get(c);
                double along = 0;
                double squares = 0;
                for (int i = 0; i < rest.length; i++) {
                    along += weights[i] * column[i] * rest[i];
                    squares += weights[i] * column[i] * column[i];
                }
                if (squares == 0) {
                    continue;
                }
                double rate = rates[c] + along / squares;
                double next = Math.max(0, rate);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= (next - rates[c]) * column[i];
                }
                rates[c] = next;
            }
        }
    }

    private static double[] rest(double[] rises, List<double[]> columns, double[] rates) {
        double[] rest = rises.clone();
        for (int c = 0; c < rates.length; c++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= rates[c] * columns.get(c)[i];
            }
        }
        return rest;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Whether two causes rise together, so that nothing tells which of them took the memory. */
    public static boolean alike(double[] one, double[] other) {
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            both += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return first > 0 && second > 0 && both / Math.sqrt(first * second) >= ALIKE;
    }

    /**
     * How much of one cause comes with each of another: a pool brings so many connections. 0 where they rise apart.
     *
     * @param part of which each of the whole may bring some
     */
    public static double brought(double[] part, double[] whole) {
        double[] ratios = IntStream.range(0, whole.length)
                .filter(i -> whole[i] > 0)
                .mapToDouble(i -> part[i] / whole[i])
                .sorted()
                .toArray();
        if (ratios.length < 2) {
            return 0;
        }
        double low = ratios[ratios.length / 4];
        double middle = ratios[ratios.length / 2];
        return low > 0 && middle <= low * NEAR ? low : 0;
    }
}
