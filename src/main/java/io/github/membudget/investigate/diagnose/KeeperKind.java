package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.Keeper;
import java.util.List;
import java.util.stream.Stream;

/** Kinds of what keeps memory, as rules write them. */
enum KeeperKind {
    STATIC_FIELD("static-field", Keeper.Field.class),
    THREAD("thread", Keeper.Threads.class),
    THREAD_LOCAL("thread-local", Keeper.ThreadLocals.class),
    LOCAL("local", Keeper.Local.class),
    JNI("jni", Keeper.JniReference.class),
    SEVERAL_ROOTS("several-roots", Keeper.SeveralRoots.class);

    private final String written;
    private final Class<? extends Keeper> type;

    KeeperKind(String written, Class<? extends Keeper> type) {
        this.written = written;
        this.type = type;
    }

    /** As a rule writes the kind of this keeper. */
    static String of(Keeper keeper) {
        return Stream.of(values())
                .filter(kind -> kind.type.isInstance(keeper))
                .findFirst()
                .orElseThrow()
                .written;
    }

    static List<String> all() {
        return Stream.of(values()).map(kind -> kind.written).toList();
    }
}
