package io.github.membudget.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reported peak of a fork against ru_maxrss of the same process, with a spike of 30 ms and of random height. */
final class PeakAccuracy {
    private static final int RUNS = 20;

    private PeakAccuracy() {}

    /** How far the report is off in each run, in parts of the kernel's own figure. */
    static List<Double> measure(Path directory) throws IOException, InterruptedException {
        Path figures = directory.resolve("fork-maxrss.txt");
        Path jdk = Machine.observedJdk(directory.resolve("fork-jdk"), figures);
        SmallProject.write(directory, 0, 0);
        SmallProject.writeTest(directory, "SpikeTest", SPIKE);
        MavenBuild build = new MavenBuild(directory);
        build.warmUp();
        List<Double> off = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Files.deleteIfExists(figures);
            // The probe resets the mark of which ru_maxrss is made.
            build.run(
                    true,
                    "-Dmembudget.probe=false",
                    "-Djvm=" + jdk.resolve("bin/java"),
                    "-DargLine=-Dspike.mebibytes=" + (60 + run * 17));
            long kernel = 1024 * Long.parseLong(Files.readAllLines(figures).get(0));
            off.add(Math.abs(reported(directory) - kernel) / (double) kernel);
        }
        return off;
    }

    @SuppressWarnings("unchecked")
    private static long reported(Path directory) throws IOException {
        Map<String, Object> report = JSON.std.mapFrom(
                directory.resolve("target/membudget/report.json").toFile());
        List<Map<String, Object>> modules = (List<Map<String, Object>>) requireNonNull(report.get("modules"));
        List<Map<String, Object>> forks =
                (List<Map<String, Object>>) requireNonNull(modules.get(0).get("forks"));
        return ((Number) requireNonNull(forks.get(0).get("peakRssBytes"))).longValue();
    }

    /** Native memory, given back to the system at once: nothing of it is left for the next sample. */
    private static final String SPIKE = """
            import java.lang.reflect.Field;
            import org.junit.jupiter.api.Test;
            import sun.misc.Unsafe;

            class SpikeTest {
                @Test
                void rises() throws Exception {
                    Field field = Unsafe.class.getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    Unsafe memory = (Unsafe) field.get(null);
                    Thread.sleep((long) (Math.random() * 200));
                    long size = Long.getLong("spike.mebibytes") << 20;
                    long address = memory.allocateMemory(size);
                    memory.setMemory(address, size, (byte) 1);
                    Thread.sleep(30);
                    memory.freeMemory(address);
                    Thread.sleep(300);
                }
            }
            """;
}
