package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.Evidence;
import io.github.membudget.investigate.diagnose.Leftover;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a fact that speaks for a cause into a line. */
final class EvidenceText {
    private static final int MOST_NAMED = 5;

    /** Bytes: less would be told as 0.0 MiB. */
    private static final long LEAST_DIRECT = 64 << 10;

    static final String SHARED = " or a class beside it";

    private static final String RAN_LAST =
            " (it ran last, and its @AfterClass had not run yet: what that lets go of is not kept)";

    private EvidenceText() {}

    static String of(Evidence evidence) {
        if (evidence instanceof Evidence.HeldBy held) {
            return held(held.holder());
        }
        if (evidence instanceof Evidence.Armed armed) {
            return ArmingText.of(armed.arming());
        }
        if (evidence instanceof Evidence.ByRound byRound) {
            return RoundText.of(byRound.growth());
        }
        if (evidence instanceof Evidence.Sampled sampled) {
            return SampledText.ofHolder(sampled.objects());
        }
        if (evidence instanceof Evidence.HeldElsewhere elsewhere) {
            return elsewhere(elsewhere.holders());
        }
        if (evidence instanceof Evidence.KeptAtEnd kept) {
            return kept(kept.kept()) + inOthers(kept.otherForks());
        }
        if (evidence instanceof Evidence.Grown grown) {
            return (grown.whoever() ? "In the whole JVM, whoever holds them: " : "")
                    + growth(grown.type())
                    + inOthers(grown.otherForks());
        }
        if (evidence instanceof Evidence.LeftBehind left) {
            return left(left.kind(), left.all());
        }
        if (evidence instanceof Evidence.SeenOnce once) {
            return seenOnce(once.classes());
        }
        if (evidence instanceof Evidence.CopiedAsItGrows) {
            return "Its array is copied into a larger one now and then: the classes named are those in whose span that"
                    + " happened, and others may have filled it.";
        }
        return "It grew in the same classes as the cause \""
                + ((Evidence.RoseWith) evidence).other().title() + "\", and may be a part of it. Fix that one first.";
    }

    private static String held(Holder holder) {
        return HolderText.path(
                holder,
                holder.retained().inMebibytes()
                        + direct(holder.direct())
                        + " that nothing else keeps, heap dump at the end of JVM "
                        + holder.pid());
    }

    private static String direct(Bytes capacity) {
        return capacity.value() < LEAST_DIRECT ? "" : " and direct buffers of " + capacity.inMebibytes();
    }

    private static String elsewhere(List<Holder> holders) {
        List<Bytes> sizes = holders.stream().map(Holder::all).sorted().toList();
        return "The same in " + holders.size() + (holders.size() == 1 ? " other JVM: " : " other JVMs: ")
                + Stream.of(sizes.get(0), sizes.get(sizes.size() - 1))
                        .map(Bytes::inMebibytes)
                        .distinct()
                        .collect(Collectors.joining(" to "))
                + (holders.size() == 1 ? "." : " each.");
    }

    private static String kept(Kept kept) {
        return count(kept.count(), kept.name()) + " at the end of JVM " + kept.pid() + " keep "
                + kept.retained().inMebibytes() + " of heap" + direct(kept.direct()) + " that nothing else keeps"
                + kept.way()
                        .map(way -> "; one is reached by " + HeapNotation.of(way))
                        .orElse("")
                + (kept.ranLast() ? RAN_LAST : "");
    }

    private static String inOthers(int jvms) {
        return jvms == 0 ? "" : "; in " + jvms + (jvms == 1 ? " other JVM" : " other JVMs") + " too";
    }

    static String count(long count, String name) {
        return String.format(Locale.ROOT, "%,d x %s", count, name);
    }

    static String growth(TypeGrowth type) {
        String most = type.rises().stream()
                .limit(MOST_NAMED)
                .map(rise -> GrowthText.signed(rise.bytes())
                        + String.format(Locale.ROOT, " (%+,d) ", rise.instances())
                        + rise.place())
                .collect(Collectors.joining("; "));
        return TypeNames.readable(type.type()) + ": "
                + String.format(Locale.ROOT, "%+,d", type.instances()) + " live instances, "
                + GrowthText.signed(type.bytes()) + " from the first class to the last; rose at the end of "
                + type.rises().size() + (type.rises().size() == 1 ? " class" : " classes")
                + (type.falls() == 0 ? ", never fell" : ", fell at the end of " + type.falls())
                + ". Most: " + most;
    }

    private static String left(String kind, List<Leftover> all) {
        if (all.stream().anyMatch(one -> one.files() > 0)) {
            return FilesText.evidence(all);
        }
        return all.size() + " x " + kind + " left behind, seen after each class by the test JVM itself: "
                + all.stream()
                        .limit(MOST_NAMED)
                        .map(one -> one.left().detail() + " (" + one.className()
                                + (one.left().shared() ? SHARED : "") + ")")
                        .collect(Collectors.joining("; "))
                + (all.size() > MOST_NAMED ? "; …" : "");
    }

    private static String seenOnce(int classes) {
        return classes > 1
                ? "It was seen to grow at one look only, which speaks for " + classes
                        + " classes: whether one of them brought it or each of them some is not known."
                : "It was not seen to grow over several classes: it may be a table or a cache that is filled once.";
    }
}
