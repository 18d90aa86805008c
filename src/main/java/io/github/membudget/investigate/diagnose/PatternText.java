package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import java.util.List;

/** The text that patterns of rules are held against; users' rules depend on it, so that it must not change. */
final class PatternText {
    private PatternText() {}

    /** For {@code holder}: {@code static-field com.acme.Cache.ROWS -> HashMap (1,204) -> 1,204 x com.acme.Row}. */
    static String of(Holder holder) {
        return KeeperKind.of(holder.keeper()) + " " + HolderNotation.name(holder.keeper()) + " -> "
                + HolderNotation.path(holder);
    }

    /** For {@code reached}: each way by which it is reached. */
    static List<String> ways(Holder holder) {
        return holder.keeper() instanceof SeveralRoots several
                ? several.ways().stream().map(HeapNotation::of).toList()
                : List.of(HolderNotation.root(holder) + " -> " + HolderNotation.path(holder));
    }
}
