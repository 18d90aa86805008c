package io.github.membudget.model.heap;

import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps memory on a heap: a root, several that are alike, or several that reach the same objects. */
public sealed interface Keeper {

    /**
     * A static field.
     *
     * @param alike fields of the same name in other classes that keep the like of it
     * @param loaders how many class loaders have loaded its class, each with a field of its own
     */
    record Field(StaticField field, List<StaticField> alike, int loaders) implements Keeper {
        public static Field of(StaticField field) {
            return new Field(field, List.of(), 1);
        }

        /** The classes that declare it and those like it. */
        public Stream<String> declaring() {
            return Stream.concat(Stream.of(field), alike.stream()).map(StaticField::declaring);
        }
    }

    /** A thread, or several that keep the like of it. */
    sealed interface OfThread extends Keeper {
        /** Of the first of them. */
        String name();

        /** How many more keep the like of it. */
        int alike();

        default boolean isSeveral() {
            return alike() > 0;
        }

        /** Of those whose names differ from the first one's by more than a number one each. */
        List<String> otherNames();

        /** With others that keep the like of it. */
        OfThread with(int alike, List<String> otherNames);
    }

    /**
     * What a thread refers to: its task, locals of the methods that it is in.
     *
     * @param restOfPool how many other threads of its pool share what it keeps; 0 where it has no pool
     */
    record Threads(String name, int restOfPool, int alike, List<String> otherNames) implements OfThread {
        public static Threads of(String name) {
            return new Threads(name, 0, 0, List.of());
        }

        public boolean isPool() {
            return restOfPool > 0;
        }

        @Override
        public boolean isSeveral() {
            return isPool() || alike > 0;
        }

        @Override
        public Threads with(int alike, List<String> otherNames) {
            return new Threads(name, restOfPool, alike, otherNames);
        }
    }

    /** The value that a thread has of a thread local. */
    record ThreadLocals(String name, int alike, List<String> otherNames) implements OfThread {
        public static ThreadLocals of(String name) {
            return new ThreadLocals(name, 0, List.of());
        }

        @Override
        public ThreadLocals with(int alike, List<String> otherNames) {
            return new ThreadLocals(name, alike, otherNames);
        }
    }

    /**
     * A local variable of a method that ran when the heap was dumped, or of one that it had called.
     *
     * @param thread that the method ran in
     */
    record Local(String thread, StackFrame frame) implements Keeper {}

    /**
     * A global JNI reference.
     *
     * @param type of the object that native code refers to
     */
    record JniReference(String type) implements Keeper {}

    /**
     * Several roots that reach the same object, so that none of them keeps it alone.
     *
     * @param nearest the root that the shortest way begins at; empty where none was found
     * @param ways one from each root, as far as they are known
     * @param alike how many more objects of the same cause are counted with it
     */
    record SeveralRoots(Optional<GcRoot> nearest, List<Way> ways, int alike) implements Keeper {
        public static SeveralRoots of(Optional<GcRoot> nearest) {
            return new SeveralRoots(nearest, List.of(), 0);
        }
    }
}
