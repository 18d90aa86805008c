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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws the way from a root to what it keeps, without the steps that tell nothing. */
final class TreeText {
    private static final int MOST_WAYS = 4;
    private static final int MOST_OWN = 4;
    private static final String MBEAN_SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer";

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
        Optional<HeapPath> registered = belowMBeanServer(holder);
        if (registered.isPresent()) {
            branches.add(new Branch(0, "the MBean server", size));
            branches.addAll(down(registered.get(), 1));
        } else if (holder.keeper() instanceof SeveralRoots several) {
            List<Branch> shared = down(holder.path(), 0);
            branches.add(
                    new Branch(0, shared.isEmpty() ? "objects" : shared.get(0).label(), size));
            shared.stream().skip(1).forEach(branches::add);
            several.ways().stream().limit(MOST_WAYS).forEach(way -> way(branches, way));
            if (several.ways().size() > MOST_WAYS) {
                branches.add(new Branch(
                        0, "… " + (several.ways().size() - MOST_WAYS) + " more places refer to it", Optional.empty()));
            }
        } else {
            branches.add(new Branch(0, root(holder), size));
            // Where several fields or threads are taken together, the way is that of one of them.
            boolean isOne = holder.path().retained().values().stream()
                    .max(Comparator.comparing(Bytes::value))
                    .filter(most -> 2 * most.value() >= holder.all().value())
                    .isPresent();
            branches.addAll(
                    down(isOne ? holder.path() : new HeapPath(holder.path().steps()), 1));
        }
        return new HoldingTree(proves(holder), branches, whole);
    }

    /** Whoever asks for the platform's server reaches it: who does says nothing of the beans. */
    private static Optional<HeapPath> belowMBeanServer(Holder holder) {
        List<PathStep> steps = holder.path().steps();
        OptionalInt server = holder.isShared() ? holder.path().firstOf(MBEAN_SERVER::equals) : OptionalInt.empty();
        return server.isPresent()
                        && server.getAsInt() < steps.size() - 1
                        && steps.subList(0, server.getAsInt()).stream().allMatch(PathStep.AlsoIn.class::isInstance)
                ? Optional.of(new HeapPath(steps.subList(server.getAsInt() + 1, steps.size())))
                : Optional.empty();
    }

    private static String root(Holder holder) {
        return holder.keeper() instanceof Keeper.JniReference reference
                ? "native code (JNI), which refers to " + reference.type()
                : HolderNotation.root(holder);
    }

    /** The way to one of several objects. */
    HoldingTree of(Way way, String proves, String whole) {
        List<Branch> branches = new ArrayList<>();
        branches.add(new Branch(0, HeapNotation.of(way.root()), Optional.empty()));
        branches.addAll(down(way.path(), 1));
        return new HoldingTree(proves, branches, whole);
    }

    private void way(List<Branch> branches, Way way) {
        branches.add(new Branch(0, "kept from " + HeapNotation.of(way.root()), Optional.empty()));
        branches.addAll(down(way.path(), 1));
    }

    /** The first hop, the suite's own types and what takes the bytes; what stands between is counted. */
    private List<Branch> down(HeapPath path, int depth) {
        List<PathStep> steps = path.steps();
        List<Branch> branches = new ArrayList<>();
        int folded = 0;
        int own = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean isOwn = (isOwn(steps.get(i)) || isFirstOfMany(steps, i)) && own++ < MOST_OWN;
            boolean alone = folded == 0 && i == steps.size() - 2;
            if (i == 0 || i == steps.size() - 1 || isOwn || alone) {
                fold(branches, depth, folded);
                folded = 0;
                branches.add(new Branch(
                        depth + branches.size(),
                        HeapNotation.of(steps.get(i)),
                        Optional.ofNullable(path.retained().get(i))));
            } else {
                folded++;
            }
        }
        return branches;
    }

    /** Several objects in one place are what is kept, more often than not. */
    private static boolean isFirstOfMany(List<PathStep> steps, int at) {
        return isMany(steps.get(at)) && steps.subList(0, at).stream().noneMatch(TreeText::isMany);
    }

    private static boolean isMany(PathStep step) {
        return step instanceof PathStep.Objects objects && objects.count() > 1;
    }

    private static void fold(List<Branch> branches, int depth, int steps) {
        if (steps > 0) {
            branches.add(new Branch(
                    depth + branches.size(),
                    "… " + steps + (steps == 1 ? " more step" : " more steps"),
                    Optional.empty()));
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
        // A method's locals are in the dump that the JVM wrote when its heap was full, and in no other.
        String dump = holder.keeper() instanceof Keeper.Local
                ? " (heap dump of JVM " + holder.pid() + " when its heap was full)."
                : " (heap dump at the end of JVM " + holder.pid() + ").";
        return holder.isShared() && belowMBeanServer(holder).isEmpty()
                ? "Several places refer to it. " + holder.all().inMebibytes()
                        + " are free only when none of them does any more" + dump
                : "This alone keeps " + holder.all().inMebibytes() + dump;
    }
}
