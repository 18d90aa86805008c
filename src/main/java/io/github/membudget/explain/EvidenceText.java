package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.Evidence;
import io.github.membudget.investigate.diagnose.Leftover;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Spark;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says and draws the facts that speak for a cause. */
final class EvidenceText {
    private static final int MOST_ROWS = 8;
    private static final int MOST_EXAMPLES = 2;

    /** Bytes: less would be told as 0.0 MiB. */
    private static final long LEAST_DIRECT = 64 << 10;

    static final String SHARED = " or a class beside it";

    private final List<LiveSet> live;
    private final TreeText trees;

    /** @param live what lived in the course of the run */
    EvidenceText(List<LiveSet> live, TreeText trees) {
        this.live = live;
        this.trees = trees;
    }

    List<Exhibit> of(Evidence evidence) {
        if (evidence instanceof Evidence.HeldBy held) {
            return List.of(trees.of(held.holder(), held(held.holder())));
        }
        if (evidence instanceof Evidence.Armed armed) {
            return List.of(new Sentence(ArmingText.of(armed.arming())));
        }
        if (evidence instanceof Evidence.Owns owns) {
            return List.of(new Sentence(OwnedText.of(owns.owned())));
        }
        if (evidence instanceof Evidence.ByRound byRound) {
            return Exhibit.sentences(RoundText.of(byRound.growth()));
        }
        if (evidence instanceof Evidence.Sampled sampled) {
            return SampledText.ofHolder(sampled.objects());
        }
        if (evidence instanceof Evidence.Grown grown) {
            return grown(grown);
        }
        if (evidence instanceof Evidence.KeptAtEnd kept) {
            return List.of(kept(kept.kept(), inOthers(kept.otherForks())));
        }
        if (evidence instanceof Evidence.CachedContexts cached) {
            return ContextCacheText.of(cached.cache());
        }
        if (evidence instanceof Evidence.LeftBehind left) {
            return left(left.kind(), left.all());
        }
        return List.of(new Sentence(sentence(evidence)));
    }

    private static String sentence(Evidence evidence) {
        if (evidence instanceof Evidence.HeldElsewhere elsewhere) {
            return elsewhere(elsewhere.holders());
        }
        if (evidence instanceof Evidence.SeenOnce once) {
            return seenOnce(once.classes());
        }
        if (evidence instanceof Evidence.CopiedAsItGrows) {
            return "It is one array, which is copied into a larger one when it is full."
                    + " The classes above are those that ran then. Others may have filled it too.";
        }
        return "It grew in the same classes as the cause \""
                + OwnWords.plain(((Evidence.RoseWith) evidence).other().title())
                + "\", and may be a part of it. Fix that one first.";
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

    private Exhibit kept(Kept kept, String others) {
        String words =
                count(kept.count(), kept.name()) + (kept.count() == 1 ? " was" : " were") + " alive at the end of JVM "
                        + kept.pid() + ", with " + kept.retained().inMebibytes() + " of heap" + direct(kept.direct())
                        + " that nothing else keeps";
        String ranLast = kept.ranLast() ? " This class ran last: what its @AfterClass still frees is counted too." : "";
        return kept.way()
                .<Exhibit>map(way -> trees.of(
                        way,
                        words + others + "." + ranLast
                                + (kept.count() == 1 ? " This keeps it:" : " This keeps one of them:"),
                        words + "; one is kept by " + HeapNotation.of(way) + others + "." + ranLast))
                .orElseGet(() -> new Sentence(words + others + "." + ranLast));
    }

    private static String inOthers(int jvms) {
        return jvms == 0 ? "" : "; in " + jvms + (jvms == 1 ? " other JVM" : " other JVMs") + " too";
    }

    static String count(long count, String name) {
        return String.format(Locale.ROOT, "%,d x %s", count, name);
    }

    private List<Exhibit> grown(Evidence.Grown grown) {
        List<Exhibit> shown = growth(
                grown.type(),
                grown.whoever() ? "In the whole JVM, not only here: " : "",
                inOthers(grown.otherForks()) + ".");
        // Where all of a common type rose says little of this cause.
        return grown.whoever() ? shown.subList(0, 1) : shown;
    }

    /** Its course over the classes, and at the end of which of them it rose. */
    List<Exhibit> growth(TypeGrowth type) {
        return growth(type, "", ".");
    }

    private List<Exhibit> growth(TypeGrowth type, String before, String after) {
        List<Long> counts = live.stream()
                .filter(set -> set.pid() == type.pid())
                .findFirst()
                .map(set -> LiveGrowth.course(set, type.type()))
                .orElse(List.of());
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Spark(before + words(type) + after, counts));
        if (!type.rises().isEmpty()) {
            shown.add(new Table(
                    List.of("at the end of", "more instances", "more bytes"),
                    type.rises().stream()
                            .limit(MOST_ROWS)
                            .map(EvidenceText::row)
                            .toList(),
                    Math.max(0, type.rises().size() - MOST_ROWS)));
        }
        return shown;
    }

    private static List<String> row(Rise rise) {
        return List.of(
                rise.place().toString(),
                String.format(Locale.ROOT, "%+,d", rise.instances()),
                GrowthText.signed(rise.bytes()));
    }

    private static String words(TypeGrowth type) {
        return TypeNames.readable(type.type()) + ": "
                + String.format(Locale.ROOT, "%+,d", type.instances()) + " live instances, "
                + GrowthText.signed(type.bytes()) + " from the first class to the last; rose at the end of "
                + type.rises().size() + (type.rises().size() == 1 ? " class" : " classes")
                + (type.falls() == 0 ? ", never fell" : ", fell at the end of " + type.falls());
    }

    /** By class: how many, and one of them. */
    private static List<Exhibit> left(String kind, List<Leftover> all) {
        if (all.stream().anyMatch(one -> one.files() > 0)) {
            return FilesText.evidence(all);
        }
        Map<String, List<Leftover>> classes = all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.className() + (one.left().shared() ? SHARED : ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<List<String>> rows = classes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Leftover>> one) ->
                                -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ROWS)
                .map(one -> List.of(one.getKey(), String.valueOf(one.getValue().size()), examples(one.getValue())))
                .toList();
        return List.of(
                new Sentence(all.size() + " x " + kind + " left behind. The test JVM checks after each class."),
                new Table(List.of("test class", "left", "for example"), rows, classes.size() - rows.size()));
    }

    private static String examples(List<Leftover> left) {
        return left.stream()
                .limit(MOST_EXAMPLES)
                .map(one -> one.left().detail())
                .collect(Collectors.joining("; "));
    }

    private static String seenOnce(int classes) {
        return classes > 1
                ? "It grew only once, during " + classes + " classes. Which of them filled it is not known."
                : "It grew only once: it may be a table or a cache that is filled once.";
    }
}
