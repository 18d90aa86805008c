package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.MemoryAtEnd.Kind;
import io.github.membudget.model.MemoryAtEnd.Part;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Divides a fork's resident memory at its last snapshot into parts that add up. What the JVM has committed need not be resident, so its own
 * part is what the process had before the first class, and what it has counted more since. What is left is nobody's that the JVM knows.
 */
public final class MemoryParts {
    private static final Set<String> CODE = Set.of("Code");
    private static final Set<String> THREADS = Set.of("Thread");
    private static final Set<String> DIRECT = Set.of("Other");
    private static final Set<String> COMPILERS = Set.of("Compiler", "Arena Chunk");
    private static final Set<String> SYMBOLS = Set.of("Symbol");
    private static final Set<String> INSTRUMENTS = Set.of("Tracing", "Native Memory Tracking");

    /** Less is noise. */
    private static final long LEAST_GROWTH = 1 << 20;

    private final List<Part> parts = new ArrayList<>();
    private long left;

    /** @param left to be divided */
    private MemoryParts(Bytes left) {
        this.left = left.value();
    }

    /** What grew from the first snapshot to the last of kinds that no collector frees and no class loader explains, the most first. */
    public static List<Part> growth(LiveSet set) {
        List<HeapSnapshot> told = told(set);
        if (told.size() < 2) {
            return List.of();
        }
        ResidentMemory first = told.get(0).resident().orElseThrow();
        ResidentMemory last = told.get(told.size() - 1).resident().orElseThrow();
        Map<Kind, Long> grown = new EnumMap<>(Kind.class);
        grown.put(Kind.THREADS, last.counted(THREADS) - first.counted(THREADS));
        grown.put(Kind.DIRECT_BUFFERS, last.counted(DIRECT) - first.counted(DIRECT));
        grown.put(
                Kind.MAPPED_FILES,
                last.mappedFiles().value() - first.mappedFiles().value());
        grown.put(Kind.OTHER_NATIVE, uncounted(last) - uncounted(first));
        return grown.entrySet().stream()
                .filter(part -> part.getValue() >= LEAST_GROWTH)
                .map(part -> new Part(part.getKey(), new Bytes(part.getValue())))
                .sorted(Comparator.comparing(Part::bytes).reversed())
                .toList();
    }

    private static long uncounted(ResidentMemory memory) {
        return memory.anonymous() - countedElsewhere(memory) - memory.counted(DIRECT) - countedForItself(memory);
    }

    private static List<HeapSnapshot> told(LiveSet set) {
        return set.snapshots().stream()
                .filter(snapshot -> snapshot.resident()
                        .filter(memory -> !memory.counted().isEmpty())
                        .isPresent())
                .toList();
    }

    /** Where the fork's JVM does not count its memory, what its own listener noted; empty where that is not known either. */
    public static Optional<MemoryAtEnd> of(LiveSet set, List<ClassFacts> classes) {
        Optional<ClassFacts> end = classes.stream()
                .filter(one -> one.pid() == set.pid())
                .max(Comparator.comparingLong(one -> one.startMillis() + one.durationMillis()));
        List<HeapSnapshot> told = told(set);
        if (told.isEmpty()) {
            return set.snapshots().isEmpty() ? Optional.empty() : end.flatMap(facts -> noted(set, facts));
        }
        HeapSnapshot last = told.get(told.size() - 1);
        ResidentMemory memory = last.resident().orElseThrow();
        MemoryParts parts = new MemoryParts(new Bytes(memory.anonymous()));
        parts.divide(told.get(0).resident().orElseThrow(), last, memory, end);
        return Optional.of(new MemoryAtEnd(set.pid(), memory.rss(), List.copyOf(parts.parts)));
    }

    private static Optional<MemoryAtEnd> noted(LiveSet set, ClassFacts end) {
        HeapSnapshot last = set.snapshots().get(set.snapshots().size() - 1);
        return end.figures().bytes(ForkFigure.RSS_AFTER).map(rss -> {
            MemoryParts parts = new MemoryParts(last.offHeap().orElse(Bytes.ZERO));
            long live = last.live().value();
            parts.add(Kind.HEAP_LIVE, live);
            if (parts.left > 0) {
                parts.add(Kind.HEAP_FREE, rss.value() - live - parts.left);
            }
            Optional<ClassFacts> facts = Optional.of(end);
            parts.take(Kind.METASPACE, figure(facts, ForkFigure.METASPACE));
            parts.take(Kind.DIRECT_BUFFERS, figure(facts, ForkFigure.DIRECT_BUFFERS));
            parts.take(Kind.MAPPED_FILES, figure(facts, ForkFigure.MAPPED_BUFFERS));
            parts.add(Kind.OTHER_NATIVE, parts.left);
            parts.add(Kind.CHILDREN, figure(facts, ForkFigure.CHILD_PROCESSES_RSS));
            return new MemoryAtEnd(set.pid(), rss, List.copyOf(parts.parts));
        });
    }

    private void divide(ResidentMemory first, HeapSnapshot last, ResidentMemory memory, Optional<ClassFacts> end) {
        long live = Math.min(last.live().value(), memory.heap().value());
        add(Kind.HEAP_LIVE, live);
        add(Kind.HEAP_FREE, memory.heap().value() - live);
        take(Kind.METASPACE, memory.metaspace().map(Bytes::value).orElse(0L));
        take(Kind.CODE_CACHE, memory.counted(CODE));
        take(Kind.THREADS, memory.counted(THREADS));
        long direct = figure(end, ForkFigure.DIRECT_BUFFERS);
        take(Kind.DIRECT_BUFFERS, Math.min(direct, memory.counted(DIRECT)));
        add(Kind.MAPPED_FILES, memory.mappedFiles().value());
        add(Kind.LIBRARIES, memory.libraries().value());
        long own = Math.min(left, Math.max(0, own(first) + countedForItself(memory) - countedForItself(first)));
        long foreign = left - own;
        left = own;
        take(Kind.COMPILERS, memory.counted(COMPILERS));
        take(Kind.SYMBOLS, memory.counted(SYMBOLS));
        take(Kind.INSTRUMENTS, memory.counted(INSTRUMENTS));
        add(Kind.JVM_OTHER, left);
        add(Kind.FREED_BY_MALLOC, memory.freed().map(Bytes::value).orElse(0L));
        add(Kind.COLLECTED_NATIVE, memory.collected().bytes().value());
        add(Kind.OTHER_NATIVE, foreign);
        add(Kind.CHILDREN, figure(end, ForkFigure.CHILD_PROCESSES_RSS));
    }

    /** What the JVM had for itself before the first class: all that is no part of another kind. */
    private static long own(ResidentMemory first) {
        return first.anonymous() - countedElsewhere(first) - first.counted(DIRECT);
    }

    private static long countedElsewhere(ResidentMemory memory) {
        return memory.metaspace().map(Bytes::value).orElse(0L) + memory.counted(CODE) + memory.counted(THREADS);
    }

    private static long countedForItself(ResidentMemory memory) {
        long all = memory.counted().entrySet().stream()
                .filter(category -> !category.getKey().equals("Java Heap"))
                .mapToLong(category -> category.getValue().value())
                .sum();
        return all - countedElsewhere(memory) - memory.counted(DIRECT);
    }

    private static long figure(Optional<ClassFacts> end, ForkFigure figure) {
        return end.flatMap(facts -> facts.figures().bytes(figure))
                .map(Bytes::value)
                .orElse(0L);
    }

    /** Of what is left. */
    private void take(Kind kind, long bytes) {
        long taken = Math.min(left, bytes);
        left -= taken;
        add(kind, taken);
    }

    private void add(Kind kind, long bytes) {
        if (bytes > 0) {
            parts.add(new Part(kind, new Bytes(bytes)));
        }
    }
}
