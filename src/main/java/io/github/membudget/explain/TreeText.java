package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit.Branch;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws the way from a root to what it keeps, without the steps that tell nothing. */
final class TreeText {
    private static final int MOST_WAYS = 4;
    private static final int MOST_OWN = 4;

    /** {@code com.acme.} of a test class: what begins so is the suite's own. */
    private static final Pattern FAMILY = Pattern.compile("^\\p{Ll}[^.]*\\.(?:\\p{Ll}[^.]*\\.)?");

    private final Set<String> families;

    /** @param classes the module's test classes */
    TreeText(List<String> classes) {
        families = classes.stream()
                .map(FAMILY::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .collect(Collectors.toSet());
    }

    HoldingTree of(Holder holder, String whole) {
        List<Branch> branches = new ArrayList<>();
        Optional<Bytes> size = Optional.of(holder.all());
        if (holder.keeper() instanceof SeveralRoots several) {
            down(branches, labels(holder.path(), 0), 0, size);
            several.ways().stream().limit(MOST_WAYS).forEach(way -> way(branches, way));
            if (several.ways().size() > MOST_WAYS) {
                branches.add(new Branch(
                        0, "… " + (several.ways().size() - MOST_WAYS) + " more places refer to it", Optional.empty()));
            }
        } else {
            branches.add(new Branch(0, root(holder), size));
            down(branches, labels(holder.path(), 0), 1, Optional.empty());
        }
        return new HoldingTree(proves(holder), branches, whole);
    }

    private static String root(Holder holder) {
        return holder.keeper() instanceof Keeper.JniReference reference
                ? "native code (JNI), which refers to " + reference.type()
                : HolderNotation.root(holder);
    }

    private void way(List<Branch> branches, Way way) {
        branches.add(new Branch(0, "kept from " + HeapNotation.of(way.root()), Optional.empty()));
        down(branches, labels(way.path(), 0), 1, Optional.empty());
    }

    private static void down(List<Branch> branches, List<String> labels, int depth, Optional<Bytes> first) {
        for (int i = 0; i < labels.size(); i++) {
            branches.add(new Branch(depth + i, labels.get(i), i == 0 ? first : Optional.empty()));
        }
    }

    /** The first hop, the suite's own types and what takes the bytes; what stands between is counted. */
    private List<String> labels(HeapPath path, int from) {
        List<PathStep> steps = path.steps();
        List<String> labels = new ArrayList<>();
        int folded = 0;
        int own = 0;
        for (int i = from; i < steps.size(); i++) {
            boolean isOwn = isOwn(steps.get(i)) && own++ < MOST_OWN;
            boolean alone = folded == 0 && i == steps.size() - 2;
            if (i == from || i == steps.size() - 1 || isOwn || alone) {
                fold(labels, folded);
                folded = 0;
                labels.add(HeapNotation.of(steps.get(i)));
            } else {
                folded++;
            }
        }
        return labels;
    }

    private static void fold(List<String> labels, int steps) {
        if (steps > 0) {
            labels.add("… " + steps + (steps == 1 ? " more step" : " more steps"));
        }
    }

    private boolean isOwn(PathStep step) {
        return new HeapPath(List.of(step))
                .classes()
                .anyMatch(type -> families.stream().anyMatch(type::startsWith)
                        // Classes of no package.
                        || !type.contains(".")
                                && type.matches("\\p{Lu}.*")
                                && TypeNames.shortName(type).equals(type));
    }

    private static String proves(Holder holder) {
        String free = holder.all().inMebibytes() + " would be free";
        String dump = " (heap dump at the end of JVM " + holder.pid() + ").";
        return holder.isShared()
                ? "Several places keep it. " + free + " if all of them dropped it" + dump
                : "Nothing else keeps it: " + free + " without the first line" + dump;
    }
}
