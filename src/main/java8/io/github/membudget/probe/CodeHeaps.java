package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;

/** What this JVM's compiled code took at its most. The JVM has its code cache in one part or in three. */
final class CodeHeaps {
    private static final String POOLS = "Code";

    private CodeHeaps() {}

    static String lines() {
        StringBuilder lines = new StringBuilder();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage most = pool.getName().startsWith(POOLS) ? pool.getPeakUsage() : null;
            if (most != null && most.getMax() > 0) {
                lines.append(new LogLineWriter(LineKind.CODE_HEAP)
                        .number(Field.BYTES, most.getUsed())
                        .number(Field.ROOM, most.getMax())
                        .text(Field.TYPE, pool.getName())
                        .end());
            }
        }
        return lines.toString();
    }
}
