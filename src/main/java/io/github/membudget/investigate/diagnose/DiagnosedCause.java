package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finding before it is put into words.
 *
 * @param arming the classes that turned it on, where others filled it
 * @param where the most telling first; the same place may come twice
 * @param packages of the test classes in whose span most of it came
 */
public record DiagnosedCause(
        CauseCandidate cause,
        CauseImpact impact,
        Optional<Arming> arming,
        Severity severity,
        List<Location> where,
        List<String> packages,
        List<Evidence> evidence) {

    public Rule rule() {
        return cause.rule();
    }

    public Optional<Holder> holder() {
        return cause.holder();
    }

    public Symptoms symptoms() {
        return cause.symptoms();
    }

    /** The first type on the way to what is kept that is not of the library whose static field keeps it. */
    public Optional<String> content() {
        return holder().flatMap(kept -> kept.path()
                .types()
                .filter(type -> !TypeNames.isJdks(type) && !type.endsWith("[]"))
                .filter(type -> registers(kept).noneMatch(register -> HolderOwnership.areOfOneFamily(register, type)))
                .findFirst());
    }

    private static Stream<String> registers(Holder kept) {
        return kept.keeper() instanceof Keeper.SeveralRoots several
                ? several.ways().stream()
                        .flatMap(way ->
                                way.root() instanceof StaticField field ? Stream.of(field.declaring()) : Stream.empty())
                : kept.declaring();
    }

    /** The test classes whose instances it keeps. */
    public List<Kept> tests() {
        return cause.tests();
    }

    /** Whether suites have it that are in order. */
    boolean isNormalUse() {
        return rule().signs().normal() && severity == Severity.LOW;
    }

    DiagnosedCause with(Severity other, List<Evidence> known) {
        return new DiagnosedCause(cause, impact, arming, other, where, packages, List.copyOf(known));
    }

    /** How it went in several rounds of the same classes, where there were several. */
    public Optional<RoundGrowth> byRound() {
        return evidence.stream()
                .filter(Evidence.ByRound.class::isInstance)
                .map(one -> ((Evidence.ByRound) one).growth())
                .findFirst();
    }

    /** Whether it matters, though nobody knows how much memory it takes. */
    boolean isOfUnknownSize() {
        return !impact.isKnown() && severity != Severity.LOW;
    }
}
