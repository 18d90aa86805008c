package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.PlacedRise;
import io.github.membudget.investigate.diagnose.Residual;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.MemoryAtEnd.Kind;
import io.github.membudget.model.MemoryAtEnd.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts into words what became of memory that native code had and freed. */
final class NativeMemoryText {
    private static final String FREED = "malloc keeps memory that native code has already freed";

    private static final int MOST_NAMED = 5;

    private NativeMemoryText() {}

    /** Classes after which most came back. */
    static List<String> places(Residual.FreedByMalloc residual) {
        return residual.returned().stream()
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
                FREED + ": " + residual.most().inMebibytes() + " in JVM " + residual.pid(),
                Optional.of(new Impact(
                        residual.most(),
                        "resident memory that malloc gave back when it was asked, the most at the end of one class")),
                Optional.empty(),
                where,
                List.of(),
                evidence(residual),
                "Set MALLOC_ARENA_MAX=2 in the test JVM's environment (<environmentVariables> of Surefire): fewer arenas"
                        + " keep less. Or add -XX:TrimNativeHeapInterval=5000 to the module's argLine, which makes the JVM give"
                        + " free memory back every five seconds (JDK 17.0.9 or a newer 17, or JDK 22 or newer).",
                Optional.of(advice()));
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
        shown.add(new Sentence("After these classes the JVM asked malloc to give back what was free"
                + " (System.trim_native_heap). Memory in use does not come back, so this is no leak: nothing was left"
                + " open."));
        shown.add(new Table(
                List.of("at the end of", "came back"),
                residual.returned().stream()
                        .limit(MOST_NAMED)
                        .map(NativeMemoryText::row)
                        .toList(),
                Math.max(0, residual.returned().size() - MOST_NAMED)));
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
