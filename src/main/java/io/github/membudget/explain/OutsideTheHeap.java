package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What causes take that no heap dump shows: memory of native libraries, mapped files, child processes. */
final class OutsideTheHeap {
    /** Causes of which nothing but the memory of the process tells what they take; and those whose rules say what each takes of it. */
    private static final Set<String> NATIVE = Set.of("native-memory", "mapped-files");

    /** Loaded classes and compiled code take less at the looks of most classes. */
    private static final long LEAST_NATIVE = 8 << 20;

    /** So many times what all of a cause take at most is no chance. */
    private static final int MORE = 2;

    /** So many looks without a cause tell what rises without it. */
    private static final int LOOKS_WITHOUT = 3;

    /** Looks at which less than this part of a cause came do not count as its own. */
    private static final double PART = 0.05;

    private final Course course;
    private final List<Draft> drafts;
    private final Function<Draft, Stream<double[]>> rises;

    /** @param rises how much more of a cause there was at each look, without what other causes bring */
    OutsideTheHeap(Course course, List<Draft> drafts, Function<Draft, Stream<double[]>> rises) {
        this.course = course;
        this.drafts = drafts;
        this.rises = rises;
    }

    /** What rose beside the heap at the looks of one cause. */
    private record Rose(int looks, long bytes) {
        String atThem() {
            return "the same " + (looks == 1 ? "look" : looks + " looks");
        }
    }

    /** Where only this cause is known to take native memory: looks too few to tell it from what else rose there. */
    private Optional<Rose> roseWith(Draft draft) {
        double[] own = nativeRises(List.of(draft));
        double[] others =
                nativeRises(drafts.stream().filter(one -> !one.equals(draft)).toList());
        double least = PART * Arrays.stream(own).sum();
        int[] looks = IntStream.range(0, own.length)
                .filter(i -> own[i] > 0 && own[i] >= least)
                .toArray();
        if (looks.length == 0 || Arrays.stream(looks).anyMatch(i -> others[i] > 0)) {
            return Optional.empty();
        }
        double[] beside = course.besideHeap();
        double[] without = IntStream.range(0, own.length)
                .filter(i -> own[i] == 0)
                .mapToDouble(i -> beside[i])
                .sorted()
                .toArray();
        double usual = without.length < LOOKS_WITHOUT ? 0 : without[without.length / 2];
        return Optional.of(new Rose(
                looks.length,
                Math.round(
                        Arrays.stream(looks).mapToDouble(i -> beside[i] - usual).sum())));
    }

    Optional<Impact> atItsLooks(Draft draft) {
        return roseWith(draft).flatMap(rose -> atItsLooks(draft, rose));
    }

    private static Optional<Impact> atItsLooks(Draft draft, Rose rose) {
        long bytes = rose.bytes();
        long most = draft.count() * draft.rule().signs().each();
        String more = draft.rule().signs().more();
        boolean isMore = !more.isEmpty() && bytes >= Math.max(MORE * most, MORE * LEAST_NATIVE);
        if (most > 0 && bytes > most && !isMore) {
            return most < LEAST_NATIVE
                    ? Optional.empty()
                    : Optional.of(new Impact(
                            new Bytes(most),
                            "what so many take at most; resident memory beside the heap rose by "
                                    + new Bytes(bytes).inMebibytes() + " at the same looks, for other reasons too"));
        }
        return bytes < LEAST_NATIVE
                ? Optional.empty()
                : Optional.of(new Impact(
                        new Bytes(bytes),
                        "resident memory beside the heap that rose at " + rose.atThem()
                                + ", with what else rose there"
                                + (isMore ? "; more than so many take, but for " + more : "")));
    }

    /** The JVM knows how much it has mapped, though not what of it is resident. */
    Optional<Impact> mapped(Draft draft) {
        long mapped = course.atTheEnd(ForkFigure.MAPPED_BUFFERS);
        return draft.rule().kind().equals("mapped-files")
                ? roseWith(draft)
                        .filter(rose -> Math.min(mapped, rose.bytes()) >= LEAST_NATIVE)
                        .map(rose -> new Impact(
                                new Bytes(Math.min(mapped, rose.bytes())),
                                "of " + new Bytes(mapped).inMebibytes()
                                        + " that were mapped when the last class ended, as far as resident memory beside the heap rose at "
                                        + rose.atThem()))
                : Optional.empty();
    }

    /** Of small ones most are the system's libraries, which all processes share. */
    Optional<Impact> children(Draft draft) {
        long alive = course.atTheEnd(ForkFigure.CHILD_PROCESSES);
        long bytes = course.atTheEnd(ForkFigure.CHILD_PROCESSES_RSS);
        return draft.rule().kind().equals("processes") && alive > 0 && bytes >= alive * LEAST_NATIVE
                ? Optional.of(new Impact(
                        new Bytes(bytes),
                        "RSS of the " + (alive == 1 ? "child process" : alive + " child processes")
                                + " alive when the last class ended"))
                : Optional.empty();
    }

    private double[] nativeRises(List<Draft> of) {
        double[] all = new double[course.looks()];
        of.stream()
                .filter(draft -> isNative(draft.rule()) && draft.holder().isEmpty())
                .flatMap(rises)
                .forEach(rises -> Arrays.setAll(all, i -> all[i] + Math.max(0, rises[i])));
        return all;
    }

    private static boolean isNative(Rule rule) {
        return NATIVE.contains(rule.kind()) || rule.signs().each() > 0;
    }
}
