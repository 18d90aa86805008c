package it;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** What the JVM that this runs in says of itself. */
final class Jvm {
    private Jvm() {}

    static void note(Object test) {
        HotSpotDiagnosticMXBean hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining("+"))
                .replace(" ", "");
        String line = String.join(
                " ",
                test.getClass().getSimpleName(),
                collectors,
                hotspot.getVMOption("TieredStopAtLevel").getValue(),
                Long.toString(Long.parseLong(hotspot.getVMOption("ReservedCodeCacheSize").getValue()) >> 20),
                String.valueOf(System.getenv("MALLOC_ARENA_MAX")),
                String.valueOf(System.getProperty("users.own")));
        try {
            Files.write(
                    Path.of("target", "jvms.txt"),
                    List.of(line),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
