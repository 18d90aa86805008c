package io.github.membudget.platform;

import io.github.membudget.model.PrivateFolder;
import io.github.membudget.platform.hotspot.JavaTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has a library draw flame graphs of a recording, in a JVM of its own. */
public final class FlameGraphs {
    private static final String MAIN = "one.convert.Main";
    /** What our own listener allocates is nobody's. */
    private static final String PROBE = ".*io[./]github[./]membudget[./]probe.*";

    private static final long LONGEST_SECONDS = 60;

    private FlameGraphs() {}

    /**
     * @param jar the library's
     * @param name what the files' names begin with
     * @return the files' names
     * @throws IOException if they can't be drawn, with the library's own words
     */
    public static List<String> draw(Path jar, Path recording, Path directory, String name, String title)
            throws IOException {
        PrivateFolder.make(directory.resolveSibling(""), directory);
        Path draft = recording.resolveSibling(name + "-allocations.html");
        run(jar, recording, draft, title);
        Path file = directory.resolve(draft.getFileName());
        Files.deleteIfExists(file);
        Files.move(draft, file);
        return List.of(draft.getFileName().toString());
    }

    /**
     * Removes those of an older run, which stand for other JVMs.
     *
     * @param name without the JVM's number: letters, digits and hyphens
     */
    public static void removeOlder(Path directory, String name) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(
                            one -> one.getFileName().toString().matches(name + "-[0-9]+-allocations\\.html"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(Path jar, Path recording, Path out, String title) throws IOException {
        Path log = out.resolveSibling(out.getFileName() + ".log");
        Process process = new ProcessBuilder(
                        JavaTool.own("java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jar.toString(),
                        MAIN,
                        "--alloc",
                        "--total",
                        "--exclude",
                        PROBE,
                        "--title",
                        title,
                        recording.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it took longer than " + LONGEST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new IOException(lines.isEmpty() ? "exit code " + process.exitValue() : lines.get(0));
        }
    }
}
