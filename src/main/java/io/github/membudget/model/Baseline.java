package io.github.membudget.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of one or more runs, kept to compare later ones with.
 *
 * @param machine on which all of them ran, in words
 * @param runs when the plain ones started, the oldest first
 * @param investigations when those with deep instruments started
 * @param modules by {@code groupId:artifactId execution name}, in that order
 */
public record Baseline(
        String machine, List<String> runs, List<String> investigations, Map<String, ModuleFigures> modules) {

    /**
     * One module's figures, one for each run that had it, all in bytes. An investigation collects the heap again and again, so that its peaks
     * are not kept: they would differ from those of other runs.
     *
     * @param metric of the peaks
     * @param live heap in use straight after the last full collection of an investigation, over all forks
     * @param packages of test classes, with what came in their span in an investigation
     * @param findings of an investigation
     * @param heap of those runs in which it could be told apart
     * @param millis how long its runs took, in milliseconds; empty in files of before that was kept
     */
    public record ModuleFigures(
            Optional<Metric> metric,
            List<Long> peaks,
            Map<String, ClassFigures> classes,
            List<Long> live,
            Map<String, PackageFigures> packages,
            Map<String, FindingFigures> findings,
            HeapFigures heap,
            List<Long> millis) {

        /** Where nothing is known of the heap and what is beside it, nor of the time. */
        public ModuleFigures(
                Optional<Metric> metric,
                List<Long> peaks,
                Map<String, ClassFigures> classes,
                List<Long> live,
                Map<String, PackageFigures> packages,
                Map<String, FindingFigures> findings) {
            this(metric, peaks, classes, live, packages, findings, HeapFigures.NONE, List.of());
        }
    }

    /**
     * Of the fork that had most, as {@link HeapUse} has it.
     *
     * @param beside resident beside the heap
     * @param liveAtMost what may have lived on it
     * @param most the -Xmx
     */
    public record HeapFigures(List<Long> beside, List<Long> liveAtMost, List<Long> most) {
        public static final HeapFigures NONE = new HeapFigures(List.of(), List.of(), List.of());
    }

    /**
     * From the look before the package's first class to that after its last, over all forks; negative where less was there.
     *
     * @param heap that lived, straight after full collections
     * @param beside resident memory beside the heap; no figure where it could not be told apart
     */
    public record PackageFigures(List<Long> heap, List<Long> beside) {}

    /**
     * What an investigation found.
     *
     * @param keeps no figure where that was not known
     * @param packages in whose span most of it came, the one of the most first
     */
    public record FindingFigures(List<Long> keeps, List<String> packages) {}

    /**
     * @param raised the most that it added for a time; empty where it ran beside others
     * @param kept RSS at its end less that at its start; may be negative, and is empty where it ran beside others
     * @param peak RSS of its fork while it ran
     * @param millis how long it took, in milliseconds; empty in files of before that was kept
     */
    public record ClassFigures(List<Long> raised, List<Long> kept, List<Long> peak, List<Long> millis) {
        /** Where nothing else is known. */
        public ClassFigures(List<Long> raised, List<Long> kept) {
            this(raised, kept, List.of(), List.of());
        }
    }

    /** The figures of a module whatever execution it ran in are another's. */
    public static String key(String project, String execution, String module) {
        return project + " " + execution + " " + module;
    }
}
