package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.Compared;
import io.github.membudget.model.Isolated.ComparedFigure;
import io.github.membudget.model.Isolated.Trial;
import io.github.membudget.model.Isolated.TrialKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what runs without some classes showed. */
public final class IsolationText {
    private IsolationText() {}

    /** One sentence for each run, then what was not tried; without full stops. */
    public static List<String> of(Isolated isolated) {
        List<String> lines = new ArrayList<>();
        isolated.peaking().ifPresent(peaking -> isolated.trials().forEach(trial -> lines.add(of(peaking, trial))));
        isolated.untried().forEach(words -> lines.add("not tried: " + words));
        return lines;
    }

    private static String of(String peaking, Trial trial) {
        String what = trial.role().name().toLowerCase(Locale.ROOT) + ": "
                + (trial.kind() == TrialKind.WITHOUT ? "without " + trial.className() + ", " : "alone, ");
        String figures = trial.compared()
                .map(compared -> trial.kind() == TrialKind.WITHOUT
                        ? floor(peaking, compared)
                        : peaking + " peaks at " + compared.tried().inMebibytes() + " RSS (with all other classes: "
                                + compared.all().inMebibytes() + ")")
                .orElse(peaking + " could not be measured");
        return what + figures + trial.doubt().map(doubt -> "; " + doubt).orElse("");
    }

    private static String floor(String peaking, Compared floors) {
        Bytes all = floors.all();
        Bytes tried = floors.tried();
        String name = floors.figure() == ComparedFigure.RSS ? " starts with RSS " : " starts ";
        return peaking + name
                + (tried.exceeds(all)
                        ? tried.minus(all).inMebibytes() + " higher"
                        : all.minus(tried).inMebibytes() + " lower")
                + " (" + all.inMebibytes().replace(" MiB", "") + " to " + tried.inMebibytes() + ")";
    }

    /** What the figures are and what they are worth. */
    public static String basis(Isolated isolated) {
        List<ComparedFigure> figures = isolated.trials().stream()
                .flatMap(trial -> trial.compared().stream())
                .map(Compared::figure)
                .toList();
        String floor = figures.contains(ComparedFigure.RSS)
                ? "What a class starts with is the JVM's RSS at that time, garbage included: the live heap was not measured then."
                : "What a class starts with is the live heap after a full collection"
                        + (figures.contains(ComparedFigure.IN_USE) ? ", plus resident off-heap memory." : ".");
        return (figures.stream().allMatch(figure -> figure == ComparedFigure.PEAK) ? "" : floor + " ")
                + "Each figure is from one run. Differences under 16 MiB or 10 % are inconclusive. Memory that two classes keep"
                + " together does not show when only one is left out.";
    }
}
