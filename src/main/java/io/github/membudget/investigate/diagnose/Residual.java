package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.MemoryAtEnd.Part;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapFacts.Soft;
import java.util.List;
import java.util.Optional;

/** Memory that a fork kept for certain, and that no cause explains. */
public sealed interface Residual {
    Severity severity();

    /**
     * Live heap that no single holder keeps.
     *
     * @param forks that kept more, the most first
     * @param sampled objects of the first of them that no holder alone keeps
     */
    record OnHeap(List<ForkGrowth> forks, List<Survivor> sampled, Severity severity) implements Residual {}

    /**
     * What was there at the last snapshot, and had gone when all tests had ended.
     *
     * @param live at the last snapshot
     * @param types that grew, those first of which most is unexplained
     * @param tests test classes of which instances lived until then, the most first
     * @param rule of the framework that is known to keep them; empty where none is
     */
    record GoneAtTheEnd(
            long pid,
            Bytes live,
            Bytes gone,
            List<TypeGrowth> types,
            List<TypeGrowth> tests,
            Optional<Rule> rule,
            Severity severity)
            implements Residual {

        /** The classes at which that type rose which is most of it. */
        public List<SnapshotPlace> places() {
            return types.stream()
                    .limit(1)
                    .filter(type -> 2 * type.bytes() >= gone.value())
                    .flatMap(type -> type.notable().stream())
                    .map(Rise::place)
                    .toList();
        }
    }

    /**
     * Memory of native libraries, mapped files or stacks.
     *
     * @param packages of the test classes in whose span most of it came
     * @param parts kinds of memory that grew, the most first; none where they cannot be told apart
     * @param dropped whose objects may have had it, and not have been closed, the most first
     */
    record OffHeap(ForkGrowth fork, List<String> packages, List<Part> parts, List<Dropped> dropped, Severity severity)
            implements Residual {}

    /** Objects with native memory of their own that were dropped, where that is known and much was. */
    record Dropped(String type, long instances) {}

    /**
     * Memory that came back at the ends of classes.
     *
     * @param places the most first
     */
    record Returned(long pid, List<PlacedRise> places) {
        public Bytes most() {
            return places.get(0).risen();
        }
    }

    /**
     * What malloc kept though native code had freed it: it came back when malloc was asked.
     *
     * @param arenas into how many parts glibc had divided its memory
     * @param compilers the most that the JVM's compilers can have had of it, where that is known
     */
    record FreedByMalloc(Returned returned, int arenas, Optional<Bytes> compilers, Severity severity)
            implements Residual {}

    /**
     * Native memory of objects that nobody used any more: the JVM frees it when it collects the heap.
     *
     * @param dropped such objects, the most first; none where they are not known
     */
    record OfUnusedObjects(Returned returned, List<Dropped> dropped) implements Residual {
        @Override
        public Severity severity() {
            return Severity.LOW;
        }
    }

    /**
     * What the JVM frees by itself when it has to.
     *
     * @param parts by the class of the reference, the most first
     */
    record SoftReferences(long pid, Bytes sum, List<Soft> parts) implements Residual {
        @Override
        public Severity severity() {
            return Severity.LOW;
        }
    }
}
