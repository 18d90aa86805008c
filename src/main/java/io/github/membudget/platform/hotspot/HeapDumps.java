package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapMessages;
import io.github.membudget.model.heap.HeapQuery;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has a heap dump read by a JVM of its own, so that a big one does not exhaust Maven's. */
public final class HeapDumps {
    private static final String MAIN = "io.github.membudget.investigate.dump.HeapReaderMain";
    private static final long LONGEST_SECONDS = 300;
    private static final long LEAST_HEAP = 256;
    private static final int MOST_LINES = 4;

    private HeapDumps() {}

    /**
     * Who keeps much in it, and what was asked after.
     *
     * @param classpath this plugin's jar and the heap library's
     * @param dump beside which the reader's answer and what the library notes for itself are written
     * @param sampled objects whose holders are asked after, their types as in source; asked for while the dump is read
     * @throws IOException if it cannot be read, with the reader's own words
     */
    public static HeapFacts look(List<Path> classpath, Path dump, HeapQuery query, Supplier<List<Survivor>> sampled)
            throws IOException {
        Path answer = dump.resolveSibling(dump.getFileName() + ".holders");
        Path words = dump.resolveSibling(dump.getFileName() + ".words");
        Process reader = new ProcessBuilder(command(classpath, dump, answer))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        try {
            ask(reader, query, sampled);
            if (!reader.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it took longer than " + LONGEST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            reader.destroyForcibly();
        }
        if (reader.exitValue() != 0) {
            List<String> lines = Files.readAllLines(words, StandardCharsets.UTF_8);
            throw new IOException(
                    lines.isEmpty()
                            ? "exit code " + reader.exitValue()
                            : String.join(" ", lines.subList(0, Math.min(MOST_LINES, lines.size()))));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(answer))) {
            return HeapMessages.read(in, HeapFacts.class);
        }
    }

    private static List<String> command(List<Path> classpath, Path dump, Path answer) throws IOException {
        long heap = LEAST_HEAP + 2 * Files.size(dump) / Bytes.ofMebibytes(1).value();
        return List.of(
                JavaTool.own("java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseParallelGC",
                // A fifth less user time with 2 GB; only Linux knows it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + dump.toAbsolutePath().getParent(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        classpath.stream().map(Path::toString).toList()),
                MAIN,
                dump.toString(),
                answer.toString());
    }

    private static void ask(Process reader, HeapQuery query, Supplier<List<Survivor>> sampled) {
        try (OutputStream out = new BufferedOutputStream(reader.getOutputStream())) {
            HeapMessages.write(out, query);
            HeapMessages.write(
                    out,
                    new HeapQuery.Sampled(
                            sampled.get().stream().map(HeapDumps::at).toList()));
        } catch (IOException e) {
            // It has ended, and what it said is read next.
            return;
        }
    }

    private static HeapQuery.At at(Survivor one) {
        OptionalInt length = one.length();
        return new HeapQuery.At(
                one.address(), one.type(), length.isPresent() ? Optional.of(length.getAsInt()) : Optional.empty());
    }
}
