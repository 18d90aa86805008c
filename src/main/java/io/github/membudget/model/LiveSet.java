package io.github.membudget.model;

import io.github.membudget.probe.format.RoundTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lived on one fork's heap at class boundaries, straight after full collections.
 *
 * @param pid of the fork
 * @param snapshots in order; the first stands before any class
 * @param tests after which there was a snapshot inside of their class, in order
 * @param loaders class loaders at the end, by type, with their metaspace; none where the JVM does not tell
 * @param rounds in which its classes ran, where they ran several times
 * @param regions size of those into which G1 divides the heap; empty where it is another collector, or not known
 * @param gap what is missing and why, where something is
 */
public record LiveSet(
        long pid,
        List<HeapSnapshot> snapshots,
        List<TestSnapshot> tests,
        Map<String, Use> loaders,
        Rounds rounds,
        Optional<Bytes> regions,
        Optional<String> gap) {

    /** Without snapshots inside of classes. */
    public LiveSet(long pid, List<HeapSnapshot> snapshots, Optional<String> gap) {
        this(pid, snapshots, List.of(), Map.of(), Rounds.NONE, Optional.empty(), gap);
    }

    /**
     * One snapshot.
     *
     * @param className that had just ended; empty for the first
     * @param unseen classes that ended since the snapshot before without one of their own, in that order
     * @param live all of it
     * @param offHeap resident memory of the fork outside of its heap; empty where it cannot be told apart
     * @param changed types whose use changed since the snapshot before that told of them
     * @param resident what the process had; empty where it cannot be told apart
     */
    public record HeapSnapshot(
            String className,
            List<String> unseen,
            Bytes live,
            Optional<Bytes> offHeap,
            Map<String, Use> changed,
            Optional<ResidentMemory> resident) {

        /** Of a process whose memory is not known. */
        public HeapSnapshot(
                String className, List<String> unseen, Bytes live, Optional<Bytes> offHeap, Map<String, Use> changed) {
            this(className, unseen, live, offHeap, changed, Optional.empty());
        }

        public HeapSnapshot with(ResidentMemory memory) {
            return new HeapSnapshot(className, unseen, live, offHeap, changed, Optional.of(memory));
        }

        /** The classes that it speaks for, in the order in which they ended. */
        public List<String> classes() {
            List<String> names = new ArrayList<>(unseen);
            names.add(className);
            return names;
        }

        /** Where what came since the snapshot before came from. */
        public SnapshotPlace place() {
            return SnapshotPlace.of(className, unseen);
        }
    }

    /**
     * A snapshot after one test, when the next one of its class starts or there is none.
     *
     * @param live bytes, all of it
     * @param grown bytes by which more lived than at the snapshot before, of a test or of a class; negative where less did
     * @param type of which most came
     * @param ofType bytes by which more of that type lived, without what they refer to
     */
    public record TestSnapshot(String className, String test, long live, long grown, String type, long ofType) {}

    /**
     * Rounds of the same classes.
     *
     * @param all that ended
     * @param troubles what failed in the later ones, or why there are no more
     */
    public record Rounds(List<Round> all, List<Trouble> troubles) {
        public static final Rounds NONE = new Rounds(List.of(), List.of());

        /** The round in which the JVM ended, where it did before all rounds had ended. */
        public OptionalInt lastOfJvm() {
            return troubles.stream()
                    .filter(trouble -> trouble.what() == RoundTrouble.EXIT || trouble.what() == RoundTrouble.DIED)
                    .mapToInt(Trouble::round)
                    .findFirst();
        }
    }

    /**
     * What is wrong with a round.
     *
     * @param tests that it concerns; 0 where it concerns none
     * @param test the first of them, or the one that ran then; empty where there is none
     * @param detail in words; may be empty
     */
    public record Trouble(int round, RoundTrouble what, int tests, Optional<TestId> test, String detail) {}

    /** @param method with its invocation; empty for the class itself */
    public record TestId(String className, String method) {}

    /**
     * One run of all classes.
     *
     * @param number 1 for the one that Surefire asked for
     * @param live bytes on the heap at its end
     * @param offHeap resident memory of the fork outside of its heap; empty where it cannot be told apart
     */
    public record Round(int number, Bytes live, Optional<Bytes> offHeap) {}

    /** What the instances of one type take, without what they refer to. */
    public record Use(long instances, long bytes) {
        public static final Use NONE = new Use(0, 0);
    }
}
