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
                        + (trend.slope().isPresent() ? slope(trend) + over : "no growth");
            case INCONCLUSIVE ->
                name + ": inconclusive"
                        + (trend.slope().isPresent()
                                ? ", " + slope(trend) + over
                                : " (" + trend.points() + " " + trend.step() + " ends are too few for a slope)");
        };
    }

    private static String slope(Trend trend) {
        Slope slope = trend.slope().orElseThrow();
        boolean pieces = trend.figure() == ForkFigure.THREADS || trend.figure() == ForkFigure.OPEN_FILES;
        double unit = pieces ? 1 : MIB;
        return String.format(
                Locale.ROOT,
                "%+.2f%s a %s (%.2f to %.2f, 95 %% interval",
                slope.perStep() / unit,
                pieces ? "" : " MiB",
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
        return "; in the span of "
                + (lived.classes() == 1 ? "this class" : "these " + lived.classes() + " classes")
                + " live heap changed by "
                + signed(lived.heap());
    }

    /** {@code +12.3 MiB}, and of how many classes that is where one cannot tell them apart. */
    public static String lived(Contribution row, Lived lived) {
        return signed(lived.all()) + ofOthersToo(row, lived);
    }

    /** Whose it is where a look speaks for more classes than this. */
    public static String ofOthersToo(Contribution row, Lived lived) {
        return lived.classes() > row.classes() ? " (of " + lived.classes() + " classes)" : "";
    }

    /** Who took the peak, in a sentence or two, with the command that would settle it where this run does not. */
    public static String blame(Blame blame, String module) {
        String stood = blame.className() + " began at " + blame.floor().inMebibytes() + " and added "
                + blame.own().inMebibytes() + " at its peak";
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
            case CULPRIT -> stood + ": more than all before it had kept";
            case ON_GARBAGE ->
                stood + ". Of what RSS had risen by before it, only "
                        + blame.lived().orElseThrow().inMebibytes()
                        + " lived on: the rest was garbage that the JVM had no need to collect, and would do so sooner"
                        + " with a smaller heap"
                        + (kept.isEmpty() ? "" : "; most of what lived was kept by " + kept);
            case VICTIM -> stood + ": most of the memory was kept by others before it, most of all by " + kept;
            case INCONCLUSIVE ->
                stood + (kept.isEmpty() ? "" : "; before it most was kept by " + kept) + ". Inconclusive: "
                        + doubt(blame, module);
        };
    }

    private static String doubt(Blame blame, String module) {
        // An investigation is not to be settled by another one.
        boolean looked = blame.lived().isPresent();
        return switch (blame.why().orElseThrow()) {
            case SHARED ->
                "test classes ran at one time in this JVM. To settle it, one after the other:"
                        + " -Djunit.jupiter.execution.parallel.enabled=false";
            case RAN_FIRST ->
                "it ran first, so that what the JVM and the framework load for good is in its figures. To settle it,"
                        + " in another order: -Dsurefire.runOrder=reversealphabetical";
            case ONLY_ONE ->
                "it is the only class of this JVM, so that what the JVM and the framework load for good is in its figures"
                        + (looked ? "" : ". To settle it: mvn membudget:investigate -Dmembudget.modules=" + module);
            case GARBAGE ->
                "how much of that is live, and how much garbage that the JVM had no need to collect, this run did not"
                        + " see. To settle it: mvn membudget:investigate -Dmembudget.modules=" + module;
        };
    }

    /** What would settle what this run could not. Empty where nothing is open. */
    public static List<String> settle(GrowthPattern pattern, String module) {
        boolean open = pattern.trends().stream().anyMatch(trend -> trend.course() == Course.INCONCLUSIVE);
        boolean shared = pattern.contributions().stream().anyMatch(Contribution::shared);
        if (shared) {
            return List.of(
                    "Classes that are marked shared ran at one time in this JVM, so that their figures belong to none of them alone."
                            + " To settle it: run them one after the other (-Djunit.jupiter.execution.parallel.enabled=false).");
        }
        boolean looked =
                pattern.contributions().stream().anyMatch(row -> row.lived().isPresent());
        if (!open || looked) {
            return List.of();
        }
        return List.of(
                "Inconclusive trends want more steps, another order, or collections between the classes. To settle"
                        + " it: mvn membudget:investigate -Dmembudget.modules=" + module
                        + ", or the same tests in another order"
                        + " (-Dsurefire.runOrder=random), compared class by class.");
    }

    /** {@code +12.3 MiB}, with its sign. */
    public static String signed(long bytes) {
        String text = new Bytes(Math.abs(bytes)).inMebibytes();
        return (bytes < 0 ? "-" : "+") + text;
    }
}
