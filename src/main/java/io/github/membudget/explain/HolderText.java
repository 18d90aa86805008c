package io.github.membudget.explain;

import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Keeper.OfThread;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import java.util.List;
import java.util.stream.Collectors;

/** Holders in words. */
public final class HolderText {
    private static final int MOST_NAMED = 3;
    private static final int MOST_WAYS = 6;

    private HolderText() {}

    /** From its name to what takes most; where several roots reach it, by each of them. */
    static String path(Holder holder, String size) {
        if (!(holder.keeper() instanceof SeveralRoots several) || several.ways().isEmpty()) {
            return names(holder) + " -> " + HolderNotation.path(holder) + " (" + size + ")";
        }
        return HolderNotation.path(holder) + " (" + size + "), reached by "
                + several.ways().stream().limit(MOST_WAYS).map(HeapNotation::of).collect(Collectors.joining("; "))
                + (several.ways().size() > MOST_WAYS ? "; …" : "");
    }

    /** {@code com.acme.ATest.ROWS}, and some of those that are like it. */
    static String names(Holder holder) {
        String name = HolderNotation.name(holder.keeper());
        if (holder.keeper() instanceof Keeper.Field field && !field.alike().isEmpty()) {
            return name + " (and "
                    + some(field.alike().stream().map(StaticField::qualified).toList());
        }
        return holder.keeper() instanceof OfThread thread
                        && !thread.otherNames().isEmpty()
                ? name + " (" + some(thread.otherNames())
                : name;
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? ", …" : "") + ")";
    }

    static String keeps(Holder holder) {
        boolean several = holder.isOfSeveralClasses()
                || holder.isShared() && holder.path().beginsWithSeveral()
                || holder.keeper() instanceof OfThread thread && thread.isSeveral();
        return several ? " keep " : " keeps ";
    }
}
