package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.ProcFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a HotSpot's resident memory is its Java heap, from outside: the heap is a range of addresses as long as -Xmx, which the kernel's
 * map of the process shows with what is resident in it.
 *
 * @param heap resident in the range
 * @param beside all else that is resident in this process
 */
public record JavaHeap(Bytes heap, Bytes beside) {
    /** Heaps that compressed references reach lie below; above are libraries, stacks and malloc. */
    private static final long HIGHEST_ADDRESS = 1L << 36;

    private static final long MEBIBYTE = 1 << 20;
    private static final long ALIGNMENT = 2 * MEBIBYTE;

    /** A large heap is rounded up to its regions' size. */
    private static final long LARGE = 2048 * MEBIBYTE;

    private static final long LARGEST_REGION = 32 * MEBIBYTE;
    private static final int HEXADECIMAL = 16;

    /** Of the kernel's map. */
    private record Area(long from, long to, long resident) {}

    /** Empty where the system has no such map, or no range of that length, or where it may not be read. */
    public static Optional<JavaHeap> read(ProcFiles proc, long pid, Bytes maxHeap) {
        return proc.text(pid + "/smaps").flatMap(map -> of(map, maxHeap));
    }

    static Optional<JavaHeap> of(String map, Bytes maxHeap) {
        List<Area> low = new ArrayList<>();
        long resident = 0;
        long from = 0;
        long to = 0;
        for (int at = 0; at < map.length(); ) {
            int end = map.indexOf('\n', at);
            end = end < 0 ? map.length() : end;
            char first = map.charAt(at);
            if (first == 'R' && map.startsWith("Rss:", at)) {
                long bytes = ProcFiles.kibibytes(map.substring(at, end), "Rss:").orElse(0);
                resident += bytes;
                if (to <= HIGHEST_ADDRESS) {
                    low.add(new Area(from, to, bytes));
                }
            } else if (Character.digit(first, HEXADECIMAL) >= 0) {
                int dash = map.indexOf('-', at);
                int blank = map.indexOf(' ', at);
                if (dash > at && dash < blank && blank < end) {
                    from = Long.parseUnsignedLong(map, at, dash, HEXADECIMAL);
                    to = Long.parseUnsignedLong(map, dash + 1, blank, HEXADECIMAL);
                }
            }
            at = end + 1;
        }
        long all = resident;
        return heap(low, maxHeap).map(bytes -> new JavaHeap(new Bytes(bytes), new Bytes(all - bytes)));
    }

    private static Optional<Long> heap(List<Area> areas, Bytes maxHeap) {
        long least = (maxHeap.value() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        long most = least > LARGE ? least + LARGEST_REGION : least;
        for (int first = 0; first < areas.size(); first++) {
            long begin = areas.get(first).from();
            long resident = 0;
            boolean starts =
                    begin % MEBIBYTE == 0 && (first == 0 || areas.get(first - 1).to() != begin);
            for (int next = first; starts && next < areas.size(); next++) {
                Area area = areas.get(next);
                boolean apart = next > first && areas.get(next - 1).to() != area.from();
                if (apart || area.to() - begin > most) {
                    break;
                }
                resident += area.resident();
                if (area.to() - begin >= least) {
                    return Optional.of(resident);
                }
            }
        }
        return Optional.empty();
    }
}
