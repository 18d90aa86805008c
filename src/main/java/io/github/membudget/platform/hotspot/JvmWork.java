package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse.CpuPart;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HotSpot's counters say of a JVM's work beside the program's own.
 *
 * @param compilers counted by the clock
 * @param collectors by the threads' own time since Java 22, else by the clock
 * @param codeCache of compiled code
 * @param quickCompilation whether its arguments choose a compiler, which stands whatever {@code <jvm>} says
 */
public record JvmWork(
        Optional<CpuPart> compilers,
        Optional<CpuPart> collectors,
        Optional<CodeCache> codeCache,
        boolean quickCompilation) {
    static final JvmWork UNKNOWN = new JvmWork(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final Pattern QUICK =
            Pattern.compile("(^|\\s)-(Xint|Xcomp|XX:[+-]?(Tiered|CompilationMode|UseJVMCI)\\S*)(\\s|$)");
    private static final Pattern RESERVED = Pattern.compile("-XX:ReservedCodeCacheSize=(\\d{1,12})([kKmMgG]?)");
    private static final Pattern ONE_COMPILER = Pattern.compile("-XX:(TieredStopAtLevel=[01]\\b|-TieredCompilation)");

    /** HotSpot's own sizes. */
    private static final Bytes RESERVED_FOR_ONE = Bytes.ofMebibytes(48);

    private static final Bytes RESERVED_FOR_BOTH = Bytes.ofMebibytes(240);
    private static final String THREADS = "sun.threads.";
    private static final long NANOS = 1_000_000;

    /**
     * @param counters by name
     * @param collector what the JVM calls its first
     * @param arguments of the JVM
     * @param pauseMillis of all collections
     */
    static JvmWork of(Map<String, Long> counters, String collector, String arguments, Optional<Long> pauseMillis) {
        return new JvmWork(
                compilers(counters),
                collectors(counters, collector, pauseMillis),
                codeCache(counters, arguments),
                QUICK.matcher(arguments).find());
    }

    private static Optional<CodeCache> codeCache(Map<String, Long> counters, String arguments) {
        Long compiled = counters.get("sun.ci.nmethodSize");
        return compiled == null
                ? Optional.empty()
                : Optional.of(new CodeCache(new Bytes(compiled), reserved(arguments)));
    }

    private static Bytes reserved(String arguments) {
        Matcher set = RESERVED.matcher(arguments);
        Bytes last = ONE_COMPILER.matcher(arguments).find() ? RESERVED_FOR_ONE : RESERVED_FOR_BOTH;
        while (set.find()) {
            last = size(set.group(1), set.group(2));
        }
        return last;
    }

    /** As arguments of a JVM write it. */
    static Bytes size(String digits, String unit) {
        int shift = 10 * ("kmg".indexOf(unit.toLowerCase(Locale.ROOT)) + 1);
        return new Bytes(Long.parseLong(digits) << (unit.isEmpty() ? 0 : shift));
    }

    private static Optional<CpuPart> compilers(Map<String, Long> counters) {
        // The older name is that of Java 5 to 7, and of some builds since.
        Long ticks = counters.getOrDefault("java.ci.totalTime", counters.get("sun.ci.totalTime"));
        Long frequency = counters.get("sun.os.hrt.frequency");
        return ticks == null || frequency == null || frequency <= 0
                ? Optional.empty()
                : Optional.of(new CpuPart((long) (1000.0 * ticks / frequency), CpuSource.ELAPSED));
    }

    private static Optional<CpuPart> collectors(Map<String, Long> counters, String collector, Optional<Long> pauses) {
        long counted = counters.getOrDefault(THREADS + "total_gc_cpu_time", 0L);
        if (counted > 0) {
            return Optional.of(new CpuPart(counted / NANOS, CpuSource.COUNTER));
        }
        if (collector.startsWith("Z") || collector.startsWith("Shenandoah")) {
            // They work beside the program: how long that stood still says nothing.
            return Optional.empty();
        }
        Long vm = counters.get(THREADS + "cpu_time.vm");
        boolean serial = collector.startsWith("Serial") || collector.equals("Copy");
        return serial && vm != null
                ? Optional.of(new CpuPart(vm / NANOS, CpuSource.VM_THREAD))
                : pauses.map(millis -> new CpuPart(millis, CpuSource.PAUSES));
    }
}
