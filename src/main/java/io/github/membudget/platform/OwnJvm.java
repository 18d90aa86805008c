package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.PeakSource;
import io.github.membudget.observe.sampling.ProcessMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** Maven's own JVM, in which this runs. */
final class OwnJvm {
    private static final String VARIABLE = "MAVEN_OPTS";
    private static final String FILE = ".mvn/jvm.config";

    private OwnJvm() {}

    /** Made when it is first asked, since that takes a while. */
    private static final class Oshi {
        static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();
    }

    static MavenMemory memory(ProcessMemory now, Bytes base, boolean container) {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.matches("-Xm[sx].*|-XX:(Max|Initial)(HeapSize|RAM\\w*)=.*|-XX:\\+AlwaysPreTouch"))
                .toList();
        return new MavenMemory(
                now.rss(),
                now.highWaterMark().filter(mark -> mark.exceeds(now.rss())).orElse(now.rss()),
                now.highWaterMark().isPresent() ? PeakSource.KERNEL : PeakSource.SAMPLED,
                new Bytes(Runtime.getRuntime().maxMemory()),
                given.isEmpty() ? Optional.empty() : Optional.of(given.stream().collect(Collectors.joining(" "))),
                place(given),
                base,
                container);
    }

    /** Nothing where the system does not tell. */
    static Bytes rssByOshi() {
        try {
            return new Bytes(Oshi.SYSTEM.getCurrentProcess().getResidentMemory());
        } catch (RuntimeException | LinkageError e) {
            return Bytes.ZERO;
        }
    }

    private static String place(List<String> given) {
        String variable = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
        String file = file();
        if (!given.isEmpty() && given.stream().allMatch(variable::contains)) {
            return VARIABLE;
        }
        return !given.isEmpty() && given.stream().allMatch(file::contains) ? FILE : VARIABLE + " or " + FILE;
    }

    private static String file() {
        try {
            String root = System.getProperty("maven.multiModuleProjectDirectory");
            return root == null ? "" : Files.readString(Path.of(root, FILE));
        } catch (IOException e) {
            // There is none.
            return "";
        }
    }
}
