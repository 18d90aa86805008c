package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.SnapshotPlace;
import java.util.List;

/**
 * What a module's run shows of its memory: causes that rules recognised, and what no cause explains. Each step takes what the one before it gave:
 *
 * <ol>
 *   <li>growth by type, without buffers of mapped files: {@link MappedBuffers}
 *   <li>candidates of causes, which rules recognise by holders, types and leftovers: {@link CauseSearch}
 *   <li>what is closed and kept all the same: {@link ClosedObjects}
 *   <li>merging threads that were left with what they alone reach: {@link ThreadMerge}
 *   <li>merging causes into those that own them: {@link OwnedMerge}
 *   <li>attribution of common types to the holders that keep them: {@link CommonTypeAttribution}
 *   <li>growth of each cause beside the others: {@link CauseGrowth}
 *   <li>merging causes into the one that opened them: {@link OpenerMerge}
 *   <li>impact: {@link Impacts}
 *   <li>grouping what several forks show alike: {@link GroupedCause}
 *   <li>severity, evidence and places: {@link CauseDiagnosis}
 *   <li>what is left unexplained: {@link ResidualGrowth}
 *   <li>what filled heaps in which an allocation failed: {@link FullHeap}
 *   <li>who holds what ran short outside of the heap: {@link OffHeapShortage}
 * </ol>
 */
public record Diagnosis(
        String module,
        TestFramework framework,
        List<DiagnosedCause> causes,
        List<Residual> residuals,
        List<FullHeap> fullHeaps,
        List<OffHeapShortage> shortages) {

    public static Diagnosis of(RunEvidence run, RuleBook book) {
        RunEvidence evidence = MappedBuffers.removedFrom(run).withHoldersGrouped();
        List<CauseCandidate> found = ClosedObjects.of(CauseSearch.of(evidence, book), evidence.heap(), book);
        List<CauseCandidate> owned = OwnedMerge.of(ThreadMerge.of(book, found), evidence.heap());
        List<CauseCandidate> candidates = CommonTypeAttribution.of(owned, evidence.allocations());
        List<WeighedCause> weighed = weighed(evidence, candidates);
        ArmingSearch arming = new ArmingSearch(evidence);
        List<OffHeapShortage> shortages = OffHeapShortage.of(evidence);
        List<DiagnosedCause> causes = GroupedCause.of(weighed).stream()
                .filter(GroupedCause::isEnough)
                .filter(group -> group.cause().rule().isProjects())
                .map(group -> CauseDiagnosis.of(group, evidence, arming))
                .filter(cause -> !cause.isNormalUse())
                .filter(cause -> shortages.stream().noneMatch(shortage -> shortage.isOf(cause)))
                .toList();
        boolean isHeapOpen = causes.stream().anyMatch(DiagnosedCause::isOfUnknownSize);
        return new Diagnosis(
                evidence.module(),
                TestFramework.of(evidence.growth()),
                causes,
                ResidualGrowth.of(evidence, book, weighed, isHeapOpen),
                FullHeap.of(evidence, book, causes),
                shortages);
    }

    /** Classes that turned on what later classes filled. */
    public List<String> arming() {
        return causes.stream()
                .flatMap(cause -> cause.arming().stream())
                .flatMap(arming -> arming.places().stream())
                .filter(place -> place.earlier().isEmpty() && place.unnamed() == 0)
                .map(SnapshotPlace::className)
                .distinct()
                .toList();
    }

    /** With what several rounds of the same classes tell of the causes. */
    public Diagnosis with(LaterRounds rounds) {
        return new Diagnosis(
                module, framework, causes.stream().map(rounds::compared).toList(), residuals, fullHeaps, shortages);
    }

    private static List<WeighedCause> weighed(RunEvidence evidence, List<CauseCandidate> candidates) {
        GrowthTimeline timeline = new GrowthTimeline(evidence.live(), evidence.classes());
        List<CauseCandidate> merged = OpenerMerge.of(CauseGrowth.of(timeline, candidates));
        return Impacts.of(
                timeline, CauseGrowth.of(timeline, merged), evidence.heap().together());
    }
}
