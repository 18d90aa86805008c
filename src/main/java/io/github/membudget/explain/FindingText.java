package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.Leftover;
import io.github.membudget.investigate.diagnose.Location;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.investigate.diagnose.TestFramework;
import io.github.membudget.model.Finding;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a diagnosis into words. */
public final class FindingText {
    private static final int MOST_IN_HEADLINE = 3;

    private FindingText() {}

    /** The largest impact first; those of unknown impact last, the gravest of them first. */
    public static List<Finding> of(Diagnosis diagnosis) {
        String module = diagnosis.module();
        return Stream.concat(
                        diagnosis.causes().stream().map(cause -> of(module, diagnosis.framework(), cause)),
                        diagnosis.residuals().stream().map(residual -> ResidualText.of(module, residual)))
                .sorted(Finding.LARGEST_FIRST)
                .toList();
    }

    private static Finding of(String module, TestFramework framework, DiagnosedCause cause) {
        Rule rule = cause.rule();
        return new Finding(
                rule.id(),
                rule.kind(),
                cause.severity(),
                cause.holder().map(HolderNotation::root),
                headline(cause),
                ImpactText.of(cause.impact()),
                where(module, cause.where()),
                cause.packages(),
                cause.evidence().stream().map(EvidenceText::of).toList(),
                FrameworkText.of(framework, fix(cause)),
                Optional.of(FrameworkText.of(framework, rule.advice())));
    }

    /** Where one class turned it on, that one has to undo it: what rules of any object say is of no use then. */
    private static String fix(DiagnosedCause cause) {
        return cause.arming()
                .filter(arming -> !cause.rule().signs().recorder())
                .map(ArmingText::fix)
                .orElse(cause.rule().fix());
    }

    private static List<String> where(String module, List<Location> locations) {
        return Stream.concat(
                        Stream.of(ResidualText.module(module)),
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

    private static String headline(DiagnosedCause cause) {
        String title = cause.rule().title();
        if (!cause.tests().isEmpty()) {
            return title + ": " + tests(cause.tests());
        }
        if (cause.holder().isPresent()) {
            Holder holder = cause.holder().get();
            return HolderNotation.root(holder) + HolderText.keeps(holder)
                    + holder.all().inMebibytes() + ": " + title
                    + cause.arming()
                            .map(arming -> ", " + ArmingText.brief(arming))
                            .orElse("");
        }
        if (!cause.symptoms().kept().isEmpty()) {
            Kept most = cause.symptoms().kept().get(0);
            return title + ": " + EvidenceText.count(most.count(), simple(most.name())) + " at the end"
                    + most.root()
                            .map(root -> ", one reached from " + HeapNotation.of(root))
                            .orElse("");
        }
        if (!cause.symptoms().grown().isEmpty()) {
            TypeGrowth most = cause.symptoms().grown().get(0);
            return title + ": " + EvidenceText.count(most.instances(), simple(TypeNames.readable(most.type())))
                    + " more at the end";
        }
        List<Leftover> left = cause.symptoms().left();
        long classes = left.stream().map(Leftover::className).distinct().count();
        if (left.stream().anyMatch(one -> one.files() > 0)) {
            return title + ": " + FilesText.sum(left);
        }
        return title + ": " + left.size() + " left behind by " + (classes == 1 ? "one class" : classes + " classes");
    }

    /** {@code com.acme.ATest (25.0 MiB), com.acme.BTest (12.0 MiB)}. */
    private static String tests(List<Kept> tests) {
        return tests.stream()
                        .sorted(Comparator.comparing(Kept::retained).reversed())
                        .limit(MOST_IN_HEADLINE)
                        .map(test -> test.name() + " (" + test.retained().inMebibytes() + ")")
                        .collect(Collectors.joining(", "))
                + (tests.size() > MOST_IN_HEADLINE ? ", …" : "");
    }

    private static String simple(String type) {
        return type.matches("[A-Z].*|.*\\[]") || type.contains("$")
                ? type
                : type.replaceFirst("^(?:[a-z_0-9]+\\.)+", "");
    }
}
