package io.github.membudget.platform.hotspot;

import io.github.membudget.model.KeptDump;
import io.github.membudget.model.PrivateFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Heap dumps that the user wants to keep: readable by nobody else, with or without the values in them. */
public final class KeptDumps {
    private static final String FOLDER = "dumps";
    private static final String MAIN = "io.github.membudget.investigate.dump.Redaction";
    private static final long LONGEST_SECONDS = 900;

    private final Path own;
    private final String module;
    private final boolean redacted;

    /**
     * @param own this plugin's directory in the project's build directory
     * @param redacted whether the values in them are left out
     */
    public KeptDumps(Path own, String module, boolean redacted) {
        this.own = own;
        this.module = module.replaceAll("[^A-Za-z0-9]+", "-");
        this.redacted = redacted;
    }

    /**
     * Takes the dump out of the folder that is removed.
     *
     * @throws IOException if it cannot be kept as the user wants it; then it is not kept at all
     */
    public KeptDump keep(Path dump, long pid) throws IOException {
        Path folder = PrivateFolder.makeHidden(own, own.resolve(FOLDER));
        Path file = folder.resolve(module + "-" + pid + (redacted ? "-redacted.hprof" : ".hprof"));
        Files.move(redacted ? redacted(dump) : dump, file, StandardCopyOption.REPLACE_EXISTING);
        return new KeptDump(pid, file, redacted);
    }

    /** In a JVM of its own, whose memory is not Maven's. */
    private static Path redacted(Path dump) throws IOException {
        Path copy = PrivateFolder.hiddenFile(dump.resolveSibling(dump.getFileName() + ".redacted"));
        Path words = dump.resolveSibling(dump.getFileName() + ".redaction");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ownJar().toString(),
                        MAIN,
                        dump.toString(),
                        copy.toString())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
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
            throw new IOException(
                    Files.readAllLines(words).stream().findFirst().orElse("exit code " + process.exitValue()));
        }
        return copy;
    }

    private static Path ownJar() throws IOException {
        try {
            return Path.of(KeptDumps.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
