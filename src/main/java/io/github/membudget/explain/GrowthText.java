package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Course;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.GrowthPattern.Lived;
import io.github.membudget.model.GrowthPattern.Slope;
import io.github.membudget.model.GrowthPattern.Trend;
import io.github.membudget.probe.format.ForkFigure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says of a fork's growth what a person would write in a leak report. */
public final class GrowthText {
    private static final long MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    /** A slope of less than one part in so many of a MiB is told in KiB. */
    private static final int SHOWN_PART = 20;

    private static final double LEAST_SHOWN = 0.01;

    private GrowthText() {}

    /** The figure's name in a sentence. */
    static String figure(ForkFigure figure) {
        return switch (figure) {
            case RSS_AFTER -> "RSS";
            case HEAP_AFTER_COLLECTION -> "heap after the last collection";
            case DIRECT_BUFFERS -> "direct buffers";
            case METASPACE -> "metaspace";
            case THREADS -> "threads";
            case OPEN_FILES -> "open files";
            default -> figure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** {@code direct buffers keep climbing: +1.0 MiB a class (0.9 to 1.1, 95 % interval, the last 20 classes)}. */
    public static String trend(Trend trend) {
        String name = figure(trend.figure());
        String over = ", the last " + trend.points() + (trend.step().equals("class") ? " classes)" : " tests)");
        return switch (trend.course()) {
            case CLIMBS -> name + (name.endsWith("s") ? " keep" : " keeps") + " climbing: " + slope(trend) + over;
            case LEVELS_OFF ->
                name + (name.endsWith("s") ? " level" : " levels") + " off: "
                        + (adds(trend) ? slope(trend) + over : "no growth");
            case INCONCLUSIVE ->
                trend.slope().isPresent() && !adds(trend)
                        ? name + ": no growth"
                        : name + ": no clear trend"
                                + (trend.slope().isPresent()
                                        ? ", " + slope(trend) + over
                                        : " (" + trend.points() + (trend.points() == 1 ? " point" : " points")
                                                + " only)");
        };
    }

    private static boolean isCounted(Trend trend) {
        return trend.figure() == ForkFigure.THREADS || trend.figure() == ForkFigure.OPEN_FILES;
    }

    /** Whether it adds up to anything over all steps: less than 1 MiB, or than one thread or file, is told as no growth. */
    private static boolean adds(Trend trend) {
        double least = isCounted(trend) ? 1 : MIB;
        return trend.slope()
                .filter(slope -> Math.abs(slope.perStep()) * trend.points() >= least)
                .isPresent();
    }

    /** In the larger unit that shows it. */
    private static String slope(Trend trend) {
        Slope slope = trend.slope().orElseThrow();
        boolean small = !isCounted(trend) && Math.abs(slope.perStep()) < MIB / SHOWN_PART;
        double unit = isCounted(trend) ? 1 : small ? KIB : MIB;
        return String.format(
                Locale.ROOT,
                Math.abs(slope.perStep() / unit) < LEAST_SHOWN
                        ? "%+.4f%s a %s (%.4f to %.4f, 95 %% interval"
                        : "%+.2f%s a %s (%.2f to %.2f, 95 %% interval",
                slope.perStep() / unit,
                isCounted(trend) ? "" : small ? " KiB" : " MiB",
                trend.step(),
                slope.low() / unit,
                slope.high() / unit);
    }

    /** {@code RSS jumps by 310.0 MiB in SearchTest.topK (test 41)}. */
    public static String jump(Jump jump, String step) {
        return "RSS jumps by " + jump.risen().inMebibytes() + " in " + jump.name() + " (" + step + " " + jump.number()
                + (jump.shared() ? ", beside others" : "") + ")"
                + jump.lived().map(GrowthText::ofWhich).orElse("");
    }

    private static String ofWhich(Lived lived) {
        return "; live heap changed by " + signed(lived.heap()) + " during "
                + (lived.classes() == 1 ? "this class" : "these " + lived.classes() + " classes");
    }

    /** {@code +12.3 MiB}, and of how many classes that is where one cannot tell them apart. */
    public static String lived(Contribution row, Lived lived) {
        return signed(lived.all()) + ofOthersToo(row, lived);
    }

    /** Whose it is where a look speaks for more classes than this. */
    public static String ofOthersToo(Contribution row, Lived lived) {
        return lived.classes() > row.classes() ? " (" + lived.classes() + " classes together)" : "";
    }

    /** Who took the peak, in a sentence or two, with the command that would settle it where this run does not. */
    public static String blame(Blame blame, String module) {
        String stood = blame.className() + " began at " + blame.floor().inMebibytes() + " RSS and added "
                + blame.own().inMebibytes();
        String kept = blame.keepers().isEmpty()
                ? ""
                : blame.keepers().stream()
                        .map(keeper -> keeper.name() + " ("
                                + keeper.lived()
                                        .map(lived -> lived(keeper, lived))
                                        .orElseGet(() -> signed(keeper.kept()))
                                + ")")
                        .collect(Collectors.joining(", "));
        return switch (blame.role()) {
            case CULPRIT -> stood + ". That is more than all earlier classes kept";
            case ON_GARBAGE ->
                stood + ". Of the rise before it, only "
                        + blame.lived().orElseThrow().inMebibytes()
                        + " were live"
                        + (kept.isEmpty() ? "" : ", most of it kept by " + kept)
                        + ". The rest was garbage that the JVM had not collected yet. A smaller heap makes it collect sooner";
            case VICTIM -> stood + ". Earlier classes kept most of the memory: " + kept;
            case INCONCLUSIVE ->
                stood + (kept.isEmpty() ? "" : ". Earlier classes kept most: " + kept) + ". Inconclusive: "
                        + doubt(blame, module);
        };
    }

    private static String doubt(Blame blame, String module) {
        // An investigation is not to be settled by another one.
        boolean looked = blame.lived().isPresent();
        return switch (blame.why().orElseThrow()) {
            case SHARED ->
                "test classes ran at the same time in this JVM. To find out, run one after the other:"
                        + " -Djunit.jupiter.execution.parallel.enabled=false";
            case RAN_FIRST ->
                "it ran first, so its figures include what the JVM and the framework load once. To find out, run in"
                        + " another order: -Dsurefire.runOrder=reversealphabetical";
            case ONLY_ONE ->
                "it is the only class of this JVM, so its figures include what the JVM and the framework load once"
                        + (looked ? "" : ". To find out: mvn membudget:investigate -Dmembudget.modules=" + module);
            case GARBAGE ->
                "this run did not measure how much of that was garbage. To find out: mvn membudget:investigate"
                        + " -Dmembudget.modules=" + module;
        };
    }

    /** What would settle what this run could not. Empty where nothing is open. */
    public static List<String> settle(GrowthPattern pattern, String module) {
        boolean open = pattern.trends().stream().anyMatch(trend -> trend.course() == Course.INCONCLUSIVE);
        boolean shared = pattern.contributions().stream().anyMatch(Contribution::shared);
        if (shared) {
            return List.of(
                    "Classes marked shared ran at the same time in this JVM. Their figures belong to all of them together. To tell them"
                            + " apart, run them one after the other: -Djunit.jupiter.execution.parallel.enabled=false");
        }
        boolean looked =
                pattern.contributions().stream().anyMatch(row -> row.lived().isPresent());
        if (!open || looked) {
            return List.of();
        }
        return List.of("For a clear trend, run mvn membudget:investigate -Dmembudget.modules=" + module
                + ", or the same tests in another order (-Dsurefire.runOrder=random).");
    }

    /** {@code +12.3 MiB}, with its sign. */
    public static String signed(long bytes) {
        String text = new Bytes(Math.abs(bytes)).inMebibytes();
        return (bytes < 0 ? "-" : "+") + text;
    }
}
