package io.github.membudget.plan;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.OnBreach;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives a fork's -Xmx from its module's ceiling: what is left of the fork's share when the memory that a JVM touches outside
 * its heap is taken off. The reasoning is the memory calculator's of the Cloud Foundry and Paketo buildpacks, but with the
 * amounts that test JVMs touch, since a ceiling is held against resident memory and not against reservations.
 */
public final class HeapSizing {
    /** Metaspace, code cache, thread stacks, symbols and malloc of a test JVM that runs a few small classes. */
    private static final Bytes SMALL_JVM = Bytes.ofMebibytes(64);

    /** A small ceiling is a small module's: what else a JVM touches outside its heap is taken as this part of the rest. */
    private static final int GROWS_WITH_CEILING = 4;

    /** The same of a large suite: 75 to 166 MiB in the test suites of four Apache Commons projects. */
    private static final Bytes LARGE_JVM = Bytes.ofMebibytes(176);

    /** Card table, remembered sets and mark bitmaps of G1, in parts of the heap. */
    private static final int COLLECTOR_PART = 16;

    private static final Bytes LEAST_HEAP = Bytes.ofMebibytes(16);
    /** HotSpot rounds a heap up to this; rounded down here, what is reported is what is in force. */
    private static final Bytes ALIGNMENT = Bytes.ofMebibytes(2);

    private static final Bytes MEBIBYTE = Bytes.ofMebibytes(1);

    /** What was measured beside a heap is one run's: the next may have this part of it more, … */
    private static final int DOUBT_PART = 8;

    /** … and so much at least. */
    private static final Bytes LEAST_DOUBT = Bytes.ofMebibytes(12);

    /** A heap that stands and differs by less than one part in so many from the one that follows is kept. */
    private static final int KEPT_PART = 16;

    /** Ceilings are proposed in steps of this. */
    private static final Bytes STEP = Bytes.ofMebibytes(8);

    private static final int FINISHING_TIMES = 2;

    /** A JVM gives its heap a quarter of the memory it sees, and direct buffers as much as the heap. */
    private static final int PART_WITHOUT_LIMITS = 4;

    private static final Pattern MAX_HEAP =
            Pattern.compile("(?<![^\\s\"'])-(?:Xmx|XX:MaxHeapSize=)([0-9]+)([kKmMgGtT]?)");
    private static final Pattern OTHER =
            Pattern.compile("(?<![^\\s\"'])-XX:(?:MaxRAMPercentage|MaxRAM|MaxRAMFraction)=\\S+");

    /** Or a file of arguments, which may have it; Surefire's own late properties, {@code @{…}}, are no file. */
    private static final Pattern DIRECT =
            Pattern.compile("-XX:(?:MaxDirectMemorySize|Flags|VMOptionsFile)=|(?<![^\\s\"'])@(?!\\{)\\S");

    private HeapSizing() {}

    /**
     * The -Xmx of each fork, as HotSpot will take it.
     *
     * @param setting where the ceiling stands, as the user wrote it
     * @param forks how many share the ceiling at one time
     * @throws InvalidSetting if the ceiling leaves no room for a heap
     */
    public static Bytes derive(String module, String setting, Bytes ceiling, int forks) throws InvalidSetting {
        Bytes heap = estimate(new Bytes(ceiling.value() / forks));
        if (LEAST_HEAP.exceeds(heap)) {
            throw new InvalidSetting(
                    setting,
                    ceiling.toString(),
                    "too small for module '" + module + "': "
                            + (forks == 1 ? "a test JVM needs" : "its " + forks + " test JVMs need") + " "
                            + least(forks).value() / MEBIBYTE.value()
                            + "m at least; raise the ceiling, or set the heap yourself (the module's <heap>, or -Xmx in <argLine>)");
        }
        return heap;
    }

    private static Bytes estimate(Bytes share) {
        return besideCollector(share.minus(outsideHeap(share)));
    }

    /** Of what a heap and the collector's tables for it have together. */
    private static Bytes besideCollector(Bytes both) {
        return aligned(new Bytes(both.value() / (COLLECTOR_PART + 1) * COLLECTOR_PART));
    }

    /**
     * The same for a module of which an earlier run is known.
     *
     * <p>What was resident beside the heap does not depend on how much of the heap was garbage, so that one run's heap does not change
     * the next one's: where nothing else changes, neither does the heap.
     */
    public static Bytes derive(String module, String setting, Bytes ceiling, int forks, HeapUse known)
            throws InvalidSetting {
        Bytes estimate = derive(module, setting, ceiling, forks);
        Bytes fitting = fitting(new Bytes(ceiling.value() / forks), known.beside());
        Optional<Bytes> had = known.heap();
        if (had.filter(heap -> near(heap, fitting)).isPresent()) {
            return had.orElseThrow();
        }
        if (!estimate.exceeds(fitting)) {
            return fitting;
        }
        Bytes before = had.filter(estimate::exceeds).map(HeapSizing::aligned).orElse(estimate);
        if (!known.peak().exceeds(ceiling)) {
            // With more beside its heap than the estimate takes it stayed below all the same: no reason to give less.
            return fitting.exceeds(before) ? fitting : before;
        }
        // Garbage took it over the ceiling, where less heap would have done: but only where what lives is known, and
        // has room.
        Bytes filled = new Bytes(known.peak().value() / forks).minus(known.beside());
        boolean enough = known.live()
                .filter(live -> !withRoom(live).exceeds(fitting) && !LEAST_HEAP.exceeds(fitting))
                .isPresent();
        return enough && filled.exceeds(fitting) ? fitting : estimate;
    }

    /** Of a fork's share of the ceiling. */
    private static Bytes fitting(Bytes share, Bytes beside) {
        return besideCollector(share.minus(beside).minus(doubt(beside)));
    }

    /** How much more a module may have beside its heap than was measured, and still fit. */
    public static Bytes doubt(Bytes beside) {
        Bytes part = new Bytes(beside.value() / DOUBT_PART);
        return LEAST_DOUBT.exceeds(part) ? LEAST_DOUBT : part;
    }

    private static boolean near(Bytes heap, Bytes fitting) {
        return Math.abs(heap.value() - fitting.value()) <= fitting.value() / KEPT_PART
                && !LEAST_HEAP.exceeds(heap)
                && aligned(heap).equals(heap);
    }

    private static Bytes aligned(Bytes heap) {
        return new Bytes(heap.value() / ALIGNMENT.value() * ALIGNMENT.value());
    }

    /** A heap in which so much may live: with less room a collector works most of the time. */
    public static Bytes withRoom(Bytes live) {
        Bytes half = new Bytes(live.value() / 2);
        return aligned(live.plus(half.exceeds(LEAST_HEAP) ? half : LEAST_HEAP).plus(ALIGNMENT));
    }

    /**
     * The smallest ceiling, in steps that read well, from which such a heap is derived, whether the next run knows of an earlier one or not.
     *
     * @param beside what is known to be resident beside the heap of a fork
     */
    public static Bytes ceilingFor(Bytes heap, int forks, Optional<Bytes> beside) {
        long ceiling = heap.value() / STEP.value() * STEP.value();
        while (heap.exceeds(smallest(new Bytes(ceiling / forks), beside))) {
            ceiling += STEP.value();
        }
        return new Bytes(ceiling);
    }

    private static Bytes smallest(Bytes share, Optional<Bytes> beside) {
        Bytes estimate = estimate(share);
        return beside.map(known -> fitting(share, known))
                .filter(estimate::exceeds)
                .orElse(estimate);
    }

    /**
     * The most direct buffers of each fork. Without a limit of their own they have that of the heap, and what fits the ceiling would fail. The
     * limit is never below the ceiling, so that what does not fit is over it: whoever may finish gets as far as to be told by its peak.
     *
     * @param memory of this machine, as the JVM would see it without a plugin
     */
    public static Bytes direct(Bytes ceiling, OnBreach onBreach, Bytes memory) {
        Bytes finishing = new Bytes(
                Math.min(ceiling.value(), Long.MAX_VALUE / FINISHING_TIMES - MEBIBYTE.value()) * FINISHING_TIMES);
        Bytes own = new Bytes(memory.value() / PART_WITHOUT_LIMITS);
        Bytes most =
                switch (onBreach) {
                    case KILL -> ceiling;
                    case FAIL -> finishing;
                    case WARN -> own.exceeds(finishing) ? own : finishing;
                };
        return Bytes.ofMebibytes((most.value() + MEBIBYTE.value() - 1) / MEBIBYTE.value());
    }

    /** Whether the arguments say how many direct buffers there may be, or may say so in a file. */
    public static boolean limitsDirect(String arguments) {
        return DIRECT.matcher(arguments).find();
    }

    /** What a fork needs beside a heap of this size: the collector's tables for it, and all else that a JVM touches. */
    static Bytes besideHeap(Bytes heap, Bytes share) {
        return outsideHeap(share).plus(new Bytes(heap.value() / COLLECTOR_PART));
    }

    private static Bytes outsideHeap(Bytes share) {
        Bytes grown = SMALL_JVM.plus(new Bytes(share.minus(SMALL_JVM).value() / GROWS_WITH_CEILING));
        return grown.exceeds(LARGE_JVM) ? LARGE_JVM : grown;
    }

    /** The smallest ceiling that leaves room for a heap, in whole MiB. */
    public static Bytes least(int forks) {
        long withCollector = LEAST_HEAP.value() / COLLECTOR_PART * (COLLECTOR_PART + 1);
        // Of what is above a small JVM's share, all but one part in so many is the heap's.
        long perFork =
                SMALL_JVM.value() + withCollector * GROWS_WITH_CEILING / (GROWS_WITH_CEILING - 1) + MEBIBYTE.value();
        return Bytes.ofMebibytes((perFork * forks + MEBIBYTE.value() - 1) / MEBIBYTE.value());
    }

    /**
     * A heap that the user's own arguments set.
     *
     * @param written as it stands in the arguments
     * @param size where it is given in bytes
     */
    public record UserHeap(String written, Optional<Bytes> size) {}

    /** The heap setting that counts: the last one. */
    public static Optional<UserHeap> userHeap(String argLine) {
        Optional<UserHeap> found = Optional.empty();
        Matcher other = OTHER.matcher(argLine);
        while (other.find()) {
            found = Optional.of(new UserHeap(other.group(), Optional.empty()));
        }
        Matcher sized = MAX_HEAP.matcher(argLine);
        while (sized.find()) {
            found = Optional.of(new UserHeap(sized.group(), size(sized.group(1), sized.group(2))));
        }
        return found;
    }

    /** What to tell the user where their own heap leaves the JVM's other memory no room under the ceiling. */
    public static Optional<String> warning(String module, UserHeap heap, Bytes ceiling, int forks) {
        Bytes share = new Bytes(ceiling.value() / forks);
        return heap.size()
                .filter(size -> size.plus(new Bytes(size.value() / COLLECTOR_PART))
                        .plus(outsideHeap(share))
                        .exceeds(share))
                .map(size -> "membudget: module '" + module + "' has " + heap.written()
                        + " in its argLine, which can't fit its ceiling of "
                        + ceiling + (forks == 1 ? "" : " for " + forks + " forks")
                        + " once the heap is full: the JVM needs about "
                        + outsideHeap(share).inMebibytes()
                        + " beside it, and a sixteenth of it. " + advice(share));
    }

    private static String advice(Bytes share) {
        long fitting =
                share.minus(outsideHeap(share)).value() / (COLLECTOR_PART + 1) * COLLECTOR_PART / MEBIBYTE.value();
        return fitting == 0
                ? "Raise the ceiling, or run fewer forks at once."
                : "Lower it to -Xmx" + fitting + "m, leave it out (it is then derived), or raise the ceiling.";
    }

    static Optional<Bytes> size(String digits, String unit) {
        try {
            int shift = "kmgt".indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
            long factor = unit.isEmpty() ? 1 : 1L << (10 * shift);
            return Optional.of(new Bytes(Math.multiplyExact(Long.parseLong(digits), factor)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
