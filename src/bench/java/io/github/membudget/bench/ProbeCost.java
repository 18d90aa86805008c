package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** By how much the probe makes a fork larger: its own RSS at the end of a small suite, told by a test, with and without. */
final class ProbeCost {
    private static final String TELLER = """
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.Paths;
            import org.junit.jupiter.api.Test;

            class ZLastTest {
                @Test
                void tellsItsRss() throws Exception {
                    Path file = Paths.get("rss.txt");
                    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
                        if (line.startsWith("VmRSS:")) {
                            Files.write(file, line.replaceAll("[^0-9]", "").getBytes("US-ASCII"));
                        }
                    }
                }
            }
            """;

    private ProbeCost() {}

    /** Bytes, of pairs. */
    static List<Double> rss(Path directory, int pairs) throws IOException, InterruptedException {
        SmallProject.write(directory, 20, 5);
        SmallProject.writeTest(directory, "ZLastTest", TELLER);
        MavenBuild build = new MavenBuild(directory);
        build.warmUp();
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            boolean first = i % 2 == 0;
            double one = told(build, directory, first);
            double other = told(build, directory, !first);
            differences.add(first ? one - other : other - one);
        }
        return differences;
    }

    private static double told(MavenBuild build, Path directory, boolean probe)
            throws IOException, InterruptedException {
        // Collections at other times would be most of the difference.
        build.run(
                true,
                "-Dmembudget.probe=" + probe,
                "-Dsurefire.runOrder=alphabetical",
                "-DargLine=-Xms96m -Xmx96m -Xmn64m -XX:+UseSerialGC");
        return 1024.0 * Long.parseLong(Files.readString(directory.resolve("rss.txt")));
    }
}
