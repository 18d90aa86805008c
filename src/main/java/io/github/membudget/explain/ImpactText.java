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
            return "heap that nothing else keeps, in the heap dump at the end";
        }
        if (measure instanceof Measure.RetainedTogether) {
            return "heap that nothing but these and what goes with them keeps, in the heap dump at the end";
        }
        if (measure instanceof Measure.DirectBuffers) {
            return "direct buffers that nothing else keeps, their capacity in the heap dump at the end";
        }
        if (measure instanceof Measure.Share share) {
            return (share.offHeap() ? "resident memory beside the heap" : "live heap")
                    + " that rose with it, after a full collection each, +/- "
                    + share.doubt().inMebibytes();
        }
        if (measure instanceof Measure.AllAtItsSnapshots all) {
            return "resident memory beside the heap that rose at " + atThem(all.snapshots())
                    + ", with what else rose there"
                    + (all.exception().isEmpty() ? "" : "; more than so many take, but for " + all.exception());
        }
        if (measure instanceof Measure.MostByRule most) {
            return "what so many take at most; resident memory beside the heap rose by "
                    + most.risen().inMebibytes() + " at the same looks, for other reasons too";
        }
        if (measure instanceof Measure.MappedFiles files) {
            return "of " + files.mapped().inMebibytes()
                    + " that were mapped when the last class ended, as far as resident memory beside the heap rose at "
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
        return "the same " + (snapshots == 1 ? "look" : snapshots + " looks");
    }
}
