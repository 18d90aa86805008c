package io.github.membudget.plan;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Bytes;
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

    private static final Pattern MAX_HEAP =
            Pattern.compile("(?<![^\\s\"'])-(?:Xmx|XX:MaxHeapSize=)([0-9]+)([kKmMgGtT]?)");
    private static final Pattern OTHER =
            Pattern.compile("(?<![^\\s\"'])-XX:(?:MaxRAMPercentage|MaxRAM|MaxRAMFraction)=\\S+");

    private HeapSizing() {}

    /**
     * The -Xmx of each fork, as HotSpot will take it.
     *
     * @param setting where the ceiling stands, as the user wrote it
     * @param forks how many share the ceiling at one time
     * @throws InvalidSetting if the ceiling leaves no room for a heap
     */
    public static Bytes derive(String module, String setting, Bytes ceiling, int forks) throws InvalidSetting {
        Bytes share = new Bytes(ceiling.value() / forks);
        Bytes heap = new Bytes(share.minus(outsideHeap(share)).value() / (COLLECTOR_PART + 1) * COLLECTOR_PART);
        Bytes whole = new Bytes(heap.value() / ALIGNMENT.value() * ALIGNMENT.value());
        if (LEAST_HEAP.exceeds(whole)) {
            throw new InvalidSetting(
                    setting,
                    ceiling.toString(),
                    "too small for module '" + module + "': "
                            + (forks == 1 ? "a test JVM needs" : "its " + forks + " test JVMs need") + " "
                            + least(forks).value() / MEBIBYTE.value()
                            + "m at least; raise the ceiling, or set the heap yourself (the module's <heap>, or -Xmx in <argLine>)");
        }
        return whole;
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

    private static Optional<Bytes> size(String digits, String unit) {
        try {
            int shift = "kmgt".indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
            long factor = unit.isEmpty() ? 1 : 1L << (10 * shift);
            return Optional.of(new Bytes(Math.multiplyExact(Long.parseLong(digits), factor)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
