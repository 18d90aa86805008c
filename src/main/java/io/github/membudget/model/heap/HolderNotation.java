package io.github.membudget.model.heap;

import io.github.membudget.model.heap.Keeper.OfThread;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How holders are written, with what is known of others like them. Findings are compared between runs by it, and the patterns of users' rules
 * are held against it, so that it must not change.
 */
public final class HolderNotation {
    private static final int MOST_OTHERS = 3;

    private HolderNotation() {}

    /** What keeps it, as a subject: {@code static field com.acme.Cache.ROWS and 2 like it in other classes}. */
    public static String root(Holder holder) {
        Keeper keeper = holder.keeper();
        if (keeper instanceof OfThread thread) {
            return (thread instanceof Keeper.Threads ? "thread " : "a thread local of thread ") + "'" + thread.name()
                    + "'" + others(thread);
        }
        if (keeper instanceof SeveralRoots several) {
            return shared(holder)
                    + several.nearest()
                            .map(root -> " that " + reachers(root, several) + " reach")
                            .orElse("");
        }
        if (keeper instanceof Keeper.Field field) {
            return HeapNotation.of(field.field())
                    + (field.alike().isEmpty() ? "" : " and " + field.alike().size() + " like it in other classes");
        }
        if (keeper instanceof Keeper.Local local) {
            return "a local of " + local.frame().place();
        }
        return "native code (JNI), which refers to " + withArticle(name(keeper)) + ",";
    }

    private static String shared(Holder holder) {
        return holder.path().beginsWithSeveral()
                ? HeapNotation.of(holder.path().steps().get(0))
                : withArticle(
                        TypeNames.shortName(holder.path().types().findFirst().orElse("")));
    }

    /** The nearest, and a few more by name. */
    private static String reachers(GcRoot nearest, SeveralRoots several) {
        List<String> others = several.ways().stream()
                .map(Way::root)
                .filter(root -> !root.equals(nearest) && !(root instanceof GcRoot.RunningMethod))
                .map(HeapNotation::of)
                .distinct()
                .sorted()
                .limit(MOST_OTHERS)
                .toList();
        List<String> before = Stream.concat(Stream.of(reacher(nearest, several)), others.stream())
                .limit(Math.max(1, others.size()))
                .toList();
        String last = others.isEmpty() ? "others" : others.get(others.size() - 1);
        return String.join(", ", before) + " and " + last;
    }

    /** What runs just then has no name; what it refers to has. */
    private static String reacher(GcRoot nearest, SeveralRoots several) {
        Optional<String> named = nearest instanceof GcRoot.RunningMethod
                ? several.ways().stream()
                        .flatMap(way -> way.path().types())
                        .filter(type -> type.contains(".") && !TypeNames.isJdks(type))
                        .findFirst()
                : Optional.empty();
        return named.orElseGet(() -> HeapNotation.of(nearest));
    }

    private static String withArticle(String type) {
        return (type.matches("[aeioAEIO].*") ? "an " : "a ") + type;
    }

    /** {@code com.acme.Cache.ROWS}, {@code worker-1 and 3 more like it}. */
    public static String name(Keeper keeper) {
        if (keeper instanceof Keeper.Field field) {
            return field.field().qualified();
        }
        if (keeper instanceof OfThread thread) {
            return thread.name() + others(thread);
        }
        if (keeper instanceof Keeper.Local local) {
            return local.frame().place();
        }
        return keeper instanceof SeveralRoots several
                ? several.nearest().map(HeapNotation::of).orElse("")
                : ((Keeper.JniReference) keeper).type();
    }

    private static String others(OfThread thread) {
        int rest = thread instanceof Keeper.Threads threads ? threads.restOfPool() : 0;
        return (rest == 0 ? "" : " and the other" + (rest == 1 ? "" : " " + rest) + " of its pool")
                + (thread.alike() == 0 ? "" : " and " + thread.alike() + " more like it");
    }

    /** With what is known of others like it. */
    public static String path(Holder holder) {
        String path = HeapNotation.of(holder.path());
        if (holder.keeper() instanceof Keeper.Field field && field.loaders() > 1) {
            return path + ", in " + field.loaders() + " class loaders";
        }
        return holder.keeper() instanceof SeveralRoots several && several.alike() > 0
                ? path + ", and " + several.alike() + " more like it"
                : path;
    }
}
