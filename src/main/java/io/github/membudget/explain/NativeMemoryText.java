package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.PlacedRise;
import io.github.membudget.investigate.diagnose.Residual;
import io.github.membudget.investigate.diagnose.Residual.Dropped;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.MemoryAtEnd.Kind;
import io.github.membudget.model.MemoryAtEnd.Part;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts into words what became of memory that native code had and freed. */
final class NativeMemoryText {
    private static final String FREED = "malloc keeps memory that native code has already freed";

    private static final String UNUSED = "Unused objects keep native memory until the heap is collected";

    private static final int MOST_NAMED = 5;

    private NativeMemoryText() {}

    /** Classes after which most came back. */
    static List<String> places(Residual.Returned returned) {
        return returned.places().stream()
                .limit(MOST_NAMED)
                .map(one -> one.place().toString())
                .toList();
    }

    /** @param where the module, and the places */
    static Finding freed(List<String> where, Residual.FreedByMalloc residual) {
        return new Finding(
                "freed-memory-kept-by-malloc",
                "native-memory",
                residual.severity(),
                Optional.empty(),
                FREED,
                headline(FREED, residual.returned()),
                Optional.of(new Impact(
                        residual.returned().most(),
                        "resident memory that malloc gave back when it was asked, the most at the end of one class")),
                Optional.empty(),
                where,
                List.of(),
                evidence(residual),
                "Set MALLOC_ARENA_MAX=2 in the test JVM's environment (<environmentVariables> of Surefire): fewer arenas"
                        + " keep less. Or add -XX:TrimNativeHeapInterval=5000 to the module's argLine, which makes the JVM give"
                        + " free memory back every five seconds (JDK 17.0.9, 21.0.1 or newer).",
                Optional.of(advice()));
    }

    /** @param where the module, and the places */
    static Finding unused(List<String> where, Residual.OfUnusedObjects residual) {
        return new Finding(
                "native-memory-of-unused-objects",
                "native-memory",
                residual.severity(),
                Optional.empty(),
                UNUSED,
                headline(UNUSED, residual.returned()),
                // Much of it may have been in use at the peak: what it costs is not known.
                Optional.empty(),
                Optional.empty(),
                where,
                List.of(),
                unusedEvidence(residual),
                "No fix is needed while the module stays below its ceiling. Otherwise close such objects, or use them again."
                        + " For direct buffers, a lower -XX:MaxDirectMemorySize makes the JVM collect sooner.",
                Optional.empty());
    }

    private static String headline(String title, Residual.Returned returned) {
        return title + ": " + returned.most().inMebibytes() + " in JVM " + returned.pid();
    }

    private static List<Exhibit> unusedEvidence(Residual.OfUnusedObjects residual) {
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Sentence(
                "This is no leak. At the end of these classes nobody used these objects any more, and a full"
                        + " collection of the heap freed their native memory. Without it, the memory stays until the JVM"
                        + " collects the heap by itself."));
        shown.add(cameBack(residual.returned()));
        if (!residual.dropped().isEmpty()) {
            shown.add(dropped(residual.dropped()));
        }
        return List.copyOf(shown);
    }

    /** Objects that may have owned what stayed. */
    static List<Exhibit> candidates(List<Dropped> dropped) {
        return dropped.isEmpty()
                ? List.of()
                : List.of(
                        new Sentence(
                                "Candidates: objects of these types have native memory of their own, and were dropped"
                                        + " in the same classes. Whether each was closed before is not known."),
                        dropped(dropped));
    }

    private static Table dropped(List<Dropped> dropped) {
        return new Table(
                List.of("type", "dropped, at least"),
                dropped.stream()
                        .limit(MOST_NAMED)
                        .map(one -> List.of(
                                TypeNames.readable(one.type()), String.format(Locale.ROOT, "%,d", one.instances())))
                        .toList(),
                Math.max(0, dropped.size() - MOST_NAMED));
    }

    private static Table cameBack(Residual.Returned returned) {
        return new Table(
                List.of("at the end of", "came back"),
                returned.places().stream()
                        .limit(MOST_NAMED)
                        .map(NativeMemoryText::row)
                        .toList(),
                Math.max(0, returned.places().size() - MOST_NAMED));
    }

    /** Kinds of memory that grew beside the heap; empty where they cannot be told apart. */
    static Optional<Exhibit> grown(List<Part> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        List.of("kind of memory", "more"),
                        parts.stream()
                                .map(part ->
                                        List.of(kind(part.kind()), part.bytes().inMebibytes()))
                                .toList(),
                        0));
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case THREADS -> "stacks of threads";
            case MAPPED_FILES -> "mapped files";
            case DIRECT_BUFFERS -> "direct buffers, Unsafe.allocateMemory and memory segments";
            default -> "malloc by native libraries, still in use";
        };
    }

    private static List<Exhibit> evidence(Residual.FreedByMalloc residual) {
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Sentence("This is no leak: memory in use does not come back. After these classes the JVM asked"
                + " malloc to give back what was free (System.trim_native_heap), and it did. Without that, the memory counts"
                + " as the JVM's until malloc uses it again."));
        shown.add(cameBack(residual.returned()));
        if (residual.arenas() > 1) {
            shown.add(new Sentence("glibc had divided its memory into " + residual.arenas()
                    + " arenas, which threads that allocate at the same time fill side by side. One small block in use"
                    + " near the end of an arena keeps it from shrinking."));
        }
        residual.compilers()
                .ifPresent(most -> shown.add(
                        new Sentence("The JVM's own compilers never had more than " + most.inMebibytes() + " of it.")));
        return List.copyOf(shown);
    }

    private static List<String> row(PlacedRise returned) {
        return List.of(returned.place().toString(), returned.risen().inMebibytes());
    }

    private static Advice advice() {
        return new Advice(
                "glibc keeps freed blocks for the next request. It returns memory to the system by itself only from the"
                        + " end of an arena, and each thread may get an arena of its own, up to eight for each processor.",
                "Up to the most that native code ever used at one time, once for each arena.",
                "",
                "<environmentVariables>\n  <MALLOC_ARENA_MAX>2</MALLOC_ARENA_MAX>\n</environmentVariables>",
                "https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html",
                "small");
    }
}
