package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lived on one fork's heap at class boundaries, straight after full collections.
 *
 * @param pid of the fork
 * @param looks in order; the first stands before any class
 * @param tests after which there was a look inside of their class, in order
 * @param gap what is missing and why, where something is
 */
public record LiveSet(long pid, List<Look> looks, List<TestLook> tests, Optional<String> gap) {

    /** Without looks inside of classes. */
    public LiveSet(long pid, List<Look> looks, Optional<String> gap) {
        this(pid, looks, List.of(), gap);
    }

    /**
     * One look.
     *
     * @param className that had just ended; empty for the first
     * @param unseen classes that ended since the look before without one of their own, in that order
     * @param live all of it
     * @param besideHeap resident memory of the fork outside of its heap; empty where it cannot be told apart
     * @param changed types whose use changed since the look before that told of them
     */
    public record Look(
            String className, List<String> unseen, Bytes live, Optional<Bytes> besideHeap, Map<String, Use> changed) {
        /** The classes that it speaks for, in the order in which they ended. */
        public List<String> classes() {
            List<String> names = new ArrayList<>(unseen);
            names.add(className);
            return names;
        }

        /** Where what came since the look before came from. */
        public SnapshotPlace place() {
            return SnapshotPlace.of(className, unseen);
        }
    }

    /**
     * A look after one test, when the next one of its class starts or there is none.
     *
     * @param live bytes, all of it
     * @param grown bytes by which more lived than at the look before, of a test or of a class; negative where less did
     * @param type of which most came
     * @param ofType bytes by which more of that type lived, without what they refer to
     */
    public record TestLook(String className, String test, long live, long grown, String type, long ofType) {}

    /** What the instances of one type take, without what they refer to. */
    public record Use(long instances, long bytes) {
        public static final Use NONE = new Use(0, 0);
    }
}
