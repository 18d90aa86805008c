package io.github.membudget.explain;

import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.PromisedMemory;
import io.github.membudget.model.PromisedMemory.Processors;
import java.util.Optional;

/** Says of a module that its own arguments let it take more than its ceiling, and which of them to change. */
public final class PromisedText {
    private static final long MIB = Bytes.ofMebibytes(1).value();

    /** Sizes are proposed in steps of this. */
    private static final long STEP = 8;

    private PromisedText() {}

    /** Before the module starts; empty where what it was promised fits. */
    public static Optional<String> warning(String module, PromisedMemory promised) {
        return words(promised).map(words -> "membudget: module '" + module + "': " + words);
    }

    /** The breach, with what was promised where that passes the ceiling. */
    public static Breach withPromise(Breach breach, Optional<PromisedMemory> promised) {
        return breach.scope() == Breach.Scope.MODULE
                ? promised.flatMap(PromisedText::words)
                        .map(words -> breach.withLine("  By its arguments: " + words))
                        .orElse(breach)
                : breach;
    }

    private static Optional<String> words(PromisedMemory promised) {
        if (promised.heapAndDirectPass()) {
            return Optional.of(sum(promised));
        }
        return promised.processors()
                .filter(processors -> promised.processorsPass())
                .map(processors -> processors(promised, processors));
    }

    private static String sum(PromisedMemory promised) {
        String processors = promised.processors()
                .filter(given -> promised.processorsPass())
                .map(given -> " -XX:ActiveProcessorCount=" + given.given() + " brings up to "
                        + mebibytes(given.memory()) + " MiB more.")
                .orElse("");
        return heap(promised) + " and " + direct(promised.direct().orElseThrow()) + " promise "
                + promised.sum().inMebibytes() + ". " + ceiling(promised) + "." + processors + " " + mend(promised);
    }

    private static String ceiling(PromisedMemory promised) {
        return promised.forks() == 1
                ? "The ceiling is " + promised.ceiling().inMebibytes()
                : "The ceiling of " + promised.ceiling().inMebibytes() + " leaves each of " + promised.forks()
                        + " test JVMs " + promised.share().inMebibytes();
    }

    private static String mend(PromisedMemory promised) {
        Bytes direct = promised.direct().orElseThrow();
        Bytes beside = promised.beside().plus(promised.processorMemory());
        String raise = "raise the ceiling to " + raised(promised) + " (with the " + beside.inMebibytes()
                + " that the JVM needs beside them).";
        long room = stepsDown(promised.share().minus(beside).value());
        long left =
                stepsDown(promised.share().minus(beside).minus(promised.heap()).value());
        if (left > 0) {
            return "Lower -XX:MaxDirectMemorySize to " + left + "m, or " + raise;
        }
        long less = lowered(promised.heap(), direct, room);
        if (less >= room) {
            return Character.toUpperCase(raise.charAt(0)) + raise.substring(1);
        }
        return "Lower both, to " + heapOf(promised.heapSource(), less) + " and -XX:MaxDirectMemorySize=" + (room - less)
                + "m, or " + raise;
    }

    /** The heap's share of the room, in MiB. Never below a third of what it was: tests that ran in it would hardly run in less. */
    private static long lowered(Bytes heap, Bytes direct, long room) {
        double share = (double) heap.value() / heap.plus(direct).value();
        return Math.max(stepsDown(Math.round(room * MIB * share)), stepsUp(heap.value() / 3));
    }

    private static String raised(PromisedMemory promised) {
        Bytes each = promised.sum().plus(promised.beside()).plus(promised.processorMemory());
        return stepsUp(each.value() * promised.forks()) + "m";
    }

    private static String processors(PromisedMemory promised, Processors processors) {
        return "-XX:ActiveProcessorCount=" + processors.given() + " has the JVM start threads and tables for "
                + processors.given() + " processors. They take up to "
                + mebibytes(processors.memory()) + " MiB more than those for the " + processors.available()
                + " of this machine. " + ceiling(promised) + ". Lower it to " + processors.available()
                + ", or raise the ceiling to "
                + stepsUp((promised.share().value() + processors.memory().value()) * promised.forks()) + "m.";
    }

    private static String heap(PromisedMemory promised) {
        return heapOf(promised.heapSource(), mebibytes(promised.heap()))
                + (promised.heapSource() == HeapBasis.ESTIMATE ? " (derived from the ceiling)" : "");
    }

    /** As the user would write it. */
    private static String heapOf(HeapBasis source, long mebibytes) {
        return source == HeapBasis.SETTING ? "<heap>" + mebibytes + "m</heap>" : "-Xmx" + mebibytes + "m";
    }

    private static String direct(Bytes direct) {
        return "-XX:MaxDirectMemorySize=" + mebibytes(direct) + "m";
    }

    private static long mebibytes(Bytes bytes) {
        return bytes.value() / MIB;
    }

    private static long stepsDown(long bytes) {
        return bytes / (MIB * STEP) * STEP;
    }

    private static long stepsUp(long bytes) {
        return (bytes + MIB * STEP - 1) / (MIB * STEP) * STEP;
    }
}
