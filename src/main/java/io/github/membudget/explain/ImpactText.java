package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.CauseImpact;
import io.github.membudget.investigate.diagnose.Measure;
import io.github.membudget.model.Finding.Impact;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of an impact how it was measured. */
final class ImpactText {
    private ImpactText() {}

    /** Empty where it could not be measured. */
    static Optional<Impact> of(CauseImpact impact) {
        return switch (impact.parts().size()) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(new Impact(impact.bytes(), source(impact.parts().get(0))));
            default ->
                Optional.of(new Impact(
                        impact.bytes(),
                        impact.parts().stream()
                                .map(part -> part.bytes().inMebibytes() + " " + source(part))
                                .collect(Collectors.joining("; "))));
        };
    }

    private static String source(Measure measure) {
        if (measure instanceof Measure.Retained) {
            return "heap that nothing else keeps, by the heap dump at the end";
        }
        if (measure instanceof Measure.RetainedTogether) {
            return "heap that only these keep, with what goes with them, by the heap dump at the end";
        }
        if (measure instanceof Measure.DirectBuffers) {
            return "direct buffers that nothing else keeps: their capacity, by the heap dump at the end";
        }
        if (measure instanceof Measure.Share share) {
            return (share.offHeap() ? "memory beside the heap" : "live heap") + " that rose with it, ± "
                    + share.doubt().inMebibytes();
        }
        if (measure instanceof Measure.AllAtItsSnapshots all) {
            return "memory beside the heap that rose in " + atThem(all.snapshots()) + ", other causes included"
                    + (all.exception().isEmpty()
                            ? ""
                            : "; it is more than so many usually take, except for " + all.exception());
        }
        if (measure instanceof Measure.MostByRule most) {
            return "the most that so many take; memory beside the heap rose by "
                    + most.risen().inMebibytes() + " in the same classes, other causes included";
        }
        if (measure instanceof Measure.MappedFiles files) {
            return "the part of " + files.mapped().inMebibytes()
                    + " of mapped files by which memory beside the heap rose in "
                    + atThem(files.snapshots());
        }
        if (measure instanceof Measure.Metaspace metaspace) {
            return "metaspace of "
                    + (metaspace.loaders() == 1 ? "one class loader" : metaspace.loaders() + " class loaders")
                    + ", as the JVM counts it at the end";
        }
        return source((Measure.ChildProcesses) measure);
    }

    private static String source(Measure.ChildProcesses processes) {
        return "RSS of the " + (processes.alive() == 1 ? "child process" : processes.alive() + " child processes")
                + " alive when the last class ended";
    }

    private static String atThem(int snapshots) {
        return snapshots == 1 ? "the same class" : "the same classes";
    }
}
