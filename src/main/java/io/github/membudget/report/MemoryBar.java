package io.github.membudget.report;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.MemoryAtEnd.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the memory of a test JVM is when its last class has ended, as far as it is known.
 *
 * @param rss of the JVM
 * @param parts of it; what is not known is left out
 */
public record MemoryBar(long pid, Bytes rss, List<Part> parts) {
    private static final long LEAST = 1 << 20;

    private static final String FOUND = "heap that the findings keep";
    private static final String OTHER_LIVE = "other live heap";
    private static final String FREE = "heap that is garbage, or free and not given back";
    private static final String CHILDREN = "child processes, beside the JVM";

    /** @param share of the JVM's RSS, as a fraction */
    public record Part(String name, Bytes bytes, double share) {}

    /** Of the fork on whose heap the most lives at the end; empty where nobody knows. */
    public static Optional<MemoryBar> of(Investigated module) {
        return module.memory().stream()
                .max(Comparator.comparing(MemoryBar::live))
                .map(memory -> new MemoryBar(memory.pid(), memory.rss(), parts(memory, module.findings())));
    }

    private static Bytes live(MemoryAtEnd memory) {
        return memory.parts().stream()
                .filter(part -> part.kind() == Kind.HEAP_LIVE)
                .map(MemoryAtEnd.Part::bytes)
                .findFirst()
                .orElse(Bytes.ZERO);
    }

    private static List<Part> parts(MemoryAtEnd memory, List<Finding> findings) {
        List<Part> parts = new ArrayList<>();
        long rss = memory.rss().value();
        for (MemoryAtEnd.Part part : memory.parts()) {
            long bytes = part.bytes().value();
            if (part.kind() == Kind.HEAP_LIVE) {
                long found = found(bytes, findings);
                add(parts, FOUND, found, rss);
                add(parts, OTHER_LIVE, bytes - found, rss);
            } else if (!part.kind().isJvms()) {
                add(parts, name(part.kind(), memory.countsJvm()), bytes, rss);
            }
        }
        add(
                parts,
                "the JVM itself: libraries, compilers, tables",
                memory.ofJvm().value(),
                rss);
        return List.copyOf(parts);
    }

    /** @param apart whether the JVM's own memory is a part by itself */
    private static String name(Kind kind, boolean apart) {
        return switch (kind) {
            case HEAP_FREE -> FREE;
            case THREADS -> "thread stacks";
            case FREED_BY_MALLOC -> "freed, but kept by malloc";
            case OTHER_NATIVE -> apart ? "other native memory" : "other native: code, stacks, libraries";
            case COLLECTED_NATIVE -> "native memory of Java objects that are garbage";
            case CHILDREN -> CHILDREN;
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** What findings keep of the live heap. One without a holder may have its memory anywhere; a method's locals are gone by the end. */
    private static long found(long live, List<Finding> findings) {
        return Math.min(
                live,
                findings.stream()
                        .filter(finding -> finding.holder()
                                .filter(MemoryBar::isThereAtTheEnd)
                                .isPresent())
                        .flatMap(finding -> finding.impact().stream())
                        .mapToLong(impact -> impact.bytes().value())
                        .sum());
    }

    private static boolean isThereAtTheEnd(String holder) {
        return !holder.startsWith("a local of ");
    }

    private static void add(List<Part> parts, String name, long bytes, long rss) {
        if (bytes >= LEAST) {
            parts.add(new Part(name, new Bytes(bytes), (double) bytes / Math.max(1, rss)));
        }
    }
}
