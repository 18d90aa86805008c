package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What keeps memory on a fork's heap at its end, and how much.
 *
 * @param pid of the fork
 * @param retained bytes on the heap that would be free without it
 * @param path from the keeper to what takes most of that
 * @param direct capacity of direct buffers, outside of the heap, that would be free without it
 * @param sampled addresses of objects that it keeps, of those that were asked after
 */
public record Holder(long pid, Keeper keeper, Bytes retained, HeapPath path, Bytes direct, List<Long> sampled) {
    /** On the heap and outside of it. */
    public Bytes all() {
        return retained.plus(direct);
    }

    public boolean isThread() {
        return keeper instanceof Keeper.OfThread;
    }

    /** Whether several roots reach it, so that none of them keeps it alone. */
    public boolean isShared() {
        return keeper instanceof Keeper.SeveralRoots;
    }

    /** Whether fields of several classes keep it, one alike in each. */
    public boolean isOfSeveralClasses() {
        return keeper instanceof Keeper.Field field && !field.alike().isEmpty();
    }

    /** The classes that declare the static fields that keep it; none where something else does. */
    public Stream<String> declaring() {
        return keeper instanceof Keeper.Field field ? field.declaring() : Stream.empty();
    }

    /** Whether it is one array that the keeper itself refers to. */
    public boolean isOneArray() {
        return isOne() && path.isOneArray();
    }

    /** Whether it ends with the one array that is copied into a larger one when it is full. */
    public boolean endsWithCopiedArray() {
        return isOne() && path.endsWithCopiedArray();
    }

    /** Whether nothing else keeps the like of it. */
    private boolean isOne() {
        return !(keeper instanceof Keeper.Field field && field.loaders() > 1)
                && !(keeper instanceof Keeper.SeveralRoots several && several.alike() > 0)
                && !(keeper instanceof Keeper.OfThread thread && thread.isSeveral());
    }

    /**
     * The outermost classes that what it keeps belongs to: those that declare the fields on the way, and those of objects on the path, without
     * the JDK's.
     */
    public Set<String> owners() {
        Set<String> owners = new HashSet<>();
        declaring().map(TypeNames::outermost).forEach(owners::add);
        path.classes()
                .map(TypeNames::outermost)
                .filter(type -> type.contains(".") && !TypeNames.isJdks(type))
                .forEach(owners::add);
        return owners;
    }
}
