package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.FullHeap;
import io.github.membudget.investigate.diagnose.Location;
import io.github.membudget.investigate.diagnose.Origin;
import io.github.membudget.investigate.diagnose.Origins;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.source.SourcePlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a diagnosis into words. */
public final class FindingText {
    private final Diagnosis diagnosis;
    private final EvidenceText evidence;
    private final SourcePlaces sources;
    private final TreeText trees;

    private FindingText(Diagnosis diagnosis, List<LiveSet> live, SourcePlaces sources) {
        this.diagnosis = diagnosis;
        this.sources = sources;
        trees = new TreeText(LiveGrowth.classes(live).toList());
        evidence = new EvidenceText(live, trees);
    }

    /**
     * The largest impact first; those of unknown impact last, the gravest of them first.
     *
     * @param live what lived in the course of the run
     */
    public static List<Finding> of(Diagnosis diagnosis, List<LiveSet> live, SourcePlaces sources) {
        FindingText text = new FindingText(diagnosis, live, sources);
        ResidualText residuals = new ResidualText(diagnosis.module(), text.evidence);
        ShortageText shortages = new ShortageText(diagnosis.module(), text.trees, sources);
        return Stream.of(
                        diagnosis.fullHeaps().stream().map(text::of),
                        diagnosis.shortages().stream().map(shortages::of),
                        diagnosis.causes().stream().map(text::of),
                        diagnosis.residuals().stream().map(residuals::of))
                .flatMap(found -> found)
                .sorted(Finding.LARGEST_FIRST)
                .toList();
    }

    private Finding of(FullHeap full) {
        return FullHeapText.of(diagnosis.module(), diagnosis.framework(), full, trees, sources);
    }

    private Finding of(DiagnosedCause cause) {
        Rule rule = cause.rule();
        List<Origin> origins = Origins.of(cause);
        OwnWords own = new OwnWords(cause, origins, sources);
        Optional<Impact> impact = ImpactText.of(cause.impact());
        Optional<SourcePlace> place = PlaceText.of(cause, origins, sources);
        String title = HeadlineText.capitalised(own.fill(rule.title()));
        return new Finding(
                rule.id(),
                rule.kind(),
                cause.severity(),
                cause.holder().map(HolderNotation::root),
                title,
                HeadlineText.of(title, HeadlineText.size(cause, impact), place),
                impact,
                place,
                where(cause.where()),
                cause.packages(),
                withoutRepeats(cause.evidence().stream()
                        .flatMap(one -> evidence.of(one).stream())
                        .toList()),
                FrameworkText.of(diagnosis.framework(), own.fill(fix(cause))),
                Optional.of(FrameworkText.of(diagnosis.framework(), own.fill(rule.advice()))),
                cause.byRound());
    }

    /** Draws each root once, and one table of classes: types of one cause grow in the same classes. */
    private static List<Exhibit> withoutRepeats(List<Exhibit> evidence) {
        Set<String> roots = new HashSet<>();
        Set<List<String>> tables = new HashSet<>();
        List<Exhibit> shown = new ArrayList<>();
        for (Exhibit one : evidence) {
            if (one instanceof HoldingTree tree) {
                shown.add(roots.add(tree.branches().get(0).label()) ? tree : new Sentence(tree.whole()));
            } else if (!(one instanceof Table table) || tables.add(table.heads())) {
                shown.add(one);
            }
        }
        return List.copyOf(shown);
    }

    /** Where one class turned it on, that one has to undo it: what rules of any object say is of no use then. */
    private static String fix(DiagnosedCause cause) {
        return cause.arming()
                .filter(arming -> !cause.rule().signs().recorder())
                .map(ArmingText::fix)
                .orElse(cause.rule().fix());
    }

    private List<String> where(List<Location> locations) {
        return Stream.concat(
                        Stream.of(ResidualText.module(diagnosis.module())),
                        locations.stream().map(FindingText::location))
                .distinct()
                .toList();
    }

    private static String location(Location location) {
        if (location instanceof Location.Root root) {
            return HolderNotation.root(root.holder());
        }
        if (location instanceof Location.Reaching reaching) {
            return HeapNotation.of(reaching.root());
        }
        if (location instanceof Location.MoreClasses more) {
            return "and " + more.count() + " more classes";
        }
        if (location instanceof Location.LeftBy left) {
            return left.className() + (left.shared() ? EvidenceText.SHARED : "");
        }
        return ((Location.Named) location).name();
    }
}
