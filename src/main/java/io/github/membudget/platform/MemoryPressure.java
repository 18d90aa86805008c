package io.github.membudget.platform;

import io.github.membudget.platform.proc.ProcFiles;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;

/** Whether this machine is short of memory, whoever takes it: by the kernel's pressure stall information, elsewhere by what is free. */
final class MemoryPressure {
    /** Part of the last ten seconds, in percent, in which some process waited for memory. */
    private static final double SOME_PERCENT = 25;

    /** The same, in which all that had work to do waited. */
    private static final double ALL_PERCENT = 10;

    private static final int LEAST_FREE_PERCENT = 5;
    private static final Pattern AVERAGE = Pattern.compile("(?m)^(some|full) avg10=(\\d+(?:\\.\\d+)?)");

    private MemoryPressure() {}

    static boolean isHigh(ProcFiles proc) {
        // The kernel may have it and not keep it: then it cannot be read.
        Optional<String> stalls = proc.text("pressure/memory");
        if (stalls.isPresent()) {
            return stalls(stalls.get());
        }
        Optional<String> memory = proc.text("meminfo");
        if (memory.isEmpty()) {
            return isFullByOshi();
        }
        OptionalLong total = ProcFiles.kibibytes(memory.get(), "MemTotal:");
        OptionalLong free = ProcFiles.kibibytes(memory.get(), "MemAvailable:");
        return total.isPresent() && free.isPresent() && isFull(free.getAsLong(), total.getAsLong());
    }

    private static boolean stalls(String text) {
        Matcher average = AVERAGE.matcher(text);
        while (average.find()) {
            double limit = average.group(1).equals("some") ? SOME_PERCENT : ALL_PERCENT;
            if (Double.parseDouble(average.group(2)) >= limit) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFullByOshi() {
        try {
            GlobalMemory memory = new SystemInfo().getHardware().getMemory();
            return isFull(memory.getAvailable(), memory.getTotal());
        } catch (RuntimeException | LinkageError e) {
            // A system that does not tell: then nobody waits for it.
            return false;
        }
    }

    private static boolean isFull(long free, long total) {
        return free < total / 100 * LEAST_FREE_PERCENT;
    }
}
