package io.github.membudget.plan;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A JVM picks its collector and the size of its heap by the memory it sees. In a limited group it sees less. These arguments fix the choice that it makes without the group: a ceiling changes nothing about the tests but their room. */
public final class KeptErgonomics {
    /** Below this the JVM takes the serial collector: {@code os::is_server_class_machine} of HotSpot, less its tolerance. */
    private static final Bytes SERVER_CLASS = Bytes.ofMebibytes(1792);

    private static final int SERVER_CPUS = 2;

    /** -XX:MaxRAMPercentage is 25 where nobody sets it. */
    private static final int PART_FOR_HEAP = 4;

    private static final int FIRST_WITH_G1 = 9;

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC\\b|-Xgcpolicy");
    private static final Pattern HEAP = Pattern.compile("-Xmx|-XX:(MaxHeapSize|MaxRAM)");

    private KeptErgonomics() {}

    /**
     * @param given every argument that the JVM will get otherwise, from the environment too
     * @param javaMajor 8, 17, …
     * @param seen the limit of the group
     * @param outside what the JVM would see without the group
     * @param cpus that the JVM sees
     */
    public static List<String> arguments(String given, int javaMajor, Bytes seen, Bytes outside, int cpus) {
        List<String> arguments = new ArrayList<>();
        // An argument file may say anything.
        boolean hidden = given.matches("(?s)(.*\\s)?@.*");
        boolean collectorChanges =
                outside.value() >= SERVER_CLASS.value() && cpus >= SERVER_CPUS && SERVER_CLASS.exceeds(seen);
        if (!hidden && collectorChanges && !COLLECTOR.matcher(given).find()) {
            arguments.add(javaMajor >= FIRST_WITH_G1 ? "-XX:+UseG1GC" : "-XX:+UseParallelGC");
        }
        if (!hidden && outside.exceeds(seen) && !HEAP.matcher(given).find()) {
            arguments.add("-Xmx"
                    + outside.value() / PART_FOR_HEAP / Bytes.ofMebibytes(1).value() + "m");
        }
        return arguments;
    }
}
