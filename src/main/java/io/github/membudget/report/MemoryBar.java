package io.github.membudget.report;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.MemoryAtEnd.Kind;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.probe.format.ForkFigure;
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
    public static Optional<MemoryBar> of(ModuleResult result, Investigated module) {
        Optional<LiveSet> most = module.live().stream()
                .filter(set -> !set.snapshots().isEmpty())
                .max(Comparator.comparing(set -> last(set).live().value()));
        Optional<MemoryBar> whole = most.flatMap(set -> module.memory().stream()
                        .filter(memory -> memory.pid() == set.pid())
                        .findFirst())
                .map(memory -> new MemoryBar(memory.pid(), memory.rss(), parts(memory, module.findings())));
        // Where the system does not tell the kinds of memory, the probe's own figures tell some.
        return whole.isPresent()
                ? whole
                : most.flatMap(set -> end(result, set.pid()).flatMap(end -> end.figures()
                        .bytes(ForkFigure.RSS_AFTER)
                        .map(rss ->
                                new MemoryBar(set.pid(), rss, parts(rss.value(), last(set), end, module.findings())))));
    }

    private static HeapSnapshot last(LiveSet set) {
        return set.snapshots().get(set.snapshots().size() - 1);
    }

    private static Optional<ClassFacts> end(ModuleResult result, long pid) {
        return result.facts().classes().stream()
                .filter(one -> one.pid() == pid)
                .max(Comparator.comparingLong(one -> one.startMillis() + one.durationMillis()));
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
                add(parts, name(part.kind()), bytes, rss);
            }
        }
        add(
                parts,
                "the JVM itself: libraries, compilers, tables",
                memory.ofJvm().value(),
                rss);
        return List.copyOf(parts);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case HEAP_FREE -> FREE;
            case THREADS -> "thread stacks";
            case FREED_BY_MALLOC -> "freed, but kept by malloc";
            case COLLECTED_NATIVE -> "native memory of garbage";
            case OTHER_NATIVE -> "other native memory";
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

    private static List<Part> parts(long rss, HeapSnapshot last, ClassFacts end, List<Finding> findings) {
        List<Part> parts = new ArrayList<>();
        long live = last.live().value();
        long found = found(live, findings);
        add(parts, FOUND, found, rss);
        add(parts, OTHER_LIVE, live - found, rss);
        long beside = last.offHeap().map(Bytes::value).orElse(0L);
        if (beside > 0) {
            add(parts, FREE, rss - live - beside, rss);
        }
        long known = 0;
        known += add(parts, "metaspace", figure(end, ForkFigure.METASPACE), rss);
        known += add(parts, "direct buffers", figure(end, ForkFigure.DIRECT_BUFFERS), rss);
        known += add(parts, "mapped files", figure(end, ForkFigure.MAPPED_BUFFERS), rss);
        if (beside > 0) {
            add(parts, "other native: code, stacks, libraries", beside - known, rss);
        }
        add(parts, CHILDREN, figure(end, ForkFigure.CHILD_PROCESSES_RSS), rss);
        return List.copyOf(parts);
    }

    private static long figure(ClassFacts end, ForkFigure figure) {
        return end.figures().bytes(figure).map(Bytes::value).orElse(0L);
    }

    private static long add(List<Part> parts, String name, long bytes, long rss) {
        if (bytes < LEAST) {
            return Math.max(0, bytes);
        }
        parts.add(new Part(name, new Bytes(bytes), (double) bytes / Math.max(1, rss)));
        return bytes;
    }
}
