package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.HeapQuestion;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has a heap dump read by a JVM of its own, so that a big one does not exhaust Maven's. */
public final class HeapDumps {
    private static final String MAIN = "io.github.membudget.heap.HolderSearch";
    private static final long LONGEST_SECONDS = 300;
    private static final long LEAST_HEAP = 256;

    private HeapDumps() {}

    /**
     * Who keeps much in it, and what was asked after.
     *
     * @param classpath this plugin's jar and the heap library's
     * @param dump also the place of what the library notes for itself
     * @param sampled objects whose holders are asked after, their types as in source; asked for while the dump is read
     * @throws IOException if it cannot be read, with the reader's own words
     */
    public static HeapFacts look(
            List<Path> classpath, Path dump, long pid, HeapQuestion question, Supplier<List<Survivor>> sampled)
            throws IOException {
        Path out = dump.resolveSibling(dump.getFileName() + ".holders");
        Path directory = dump.toAbsolutePath().getParent();
        long heap = LEAST_HEAP + 2 * Files.size(dump) / Bytes.ofMebibytes(1).value();
        List<String> command = List.of(
                JavaTool.own("java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseParallelGC",
                // A fifth less user time with 2 GB; only Linux knows it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                String.join(
                        File.pathSeparator,
                        classpath.stream().map(Path::toString).toList()),
                MAIN,
                dump.toString());
        Process reader = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            ask(reader, question, sampled);
            if (!reader.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it took longer than " + LONGEST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            reader.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (reader.exitValue() != 0) {
            throw new IOException(
                    lines.isEmpty()
                            ? "exit code " + reader.exitValue()
                            : String.join(" ", lines.subList(0, Math.min(4, lines.size()))));
        }
        return answer(pid, lines);
    }

    private static void ask(Process reader, HeapQuestion question, Supplier<List<Survivor>> sampled) {
        try (BufferedWriter in =
                new BufferedWriter(new OutputStreamWriter(reader.getOutputStream(), StandardCharsets.UTF_8))) {
            for (String line : lines(question)) {
                in.write(line + "\n");
            }
            in.write("end\n");
            in.flush();
            for (Survivor one : sampled.get()) {
                in.write("object\t" + one.address() + "\t" + one.type() + "\t"
                        + (one.length().isPresent() ? one.length().getAsInt() : "") + "\n");
            }
        } catch (IOException e) {
            // It has ended, and what it said is read next.
            return;
        }
    }

    private static List<String> lines(HeapQuestion question) {
        List<String> lines = new ArrayList<>();
        question.uses()
                .forEach((type, use) ->
                        lines.add(String.join("\t", "use", type, "" + use.instances(), "" + use.bytes())));
        question.types().forEach(type -> lines.add("type\t" + type));
        question.bases().forEach(base -> lines.add("base\t" + base));
        question.fields().forEach(field -> lines.add("field\t" + field));
        question.together()
                .forEach((name, types) -> types.forEach(type -> lines.add("together\t" + name + "\t" + type)));
        return lines;
    }

    private static HeapFacts answer(long pid, List<String> lines) {
        List<Holder> holders = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        Map<String, Set<String>> subtypes = new TreeMap<>();
        List<HeapFacts.Soft> soft = new ArrayList<>();
        List<HeapFacts.Together> together = new ArrayList<>();
        Map<Long, Bytes> live = new HashMap<>();
        Map<Integer, List<Long>> sampled = new HashMap<>();
        Map<Integer, List<String>> others = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t", 4);
            if (fields[0].equals("sampled") && fields.length == 3) {
                sampled.computeIfAbsent(Integer.parseInt(fields[1]), number -> new ArrayList<>())
                        .add(Long.parseLong(fields[2]));
            } else if (fields[0].equals("other") && fields.length == 3) {
                others.computeIfAbsent(Integer.parseInt(fields[1]), number -> new ArrayList<>())
                        .add(fields[2]);
            }
        }
        for (String line : lines) {
            String[] fields = line.split("\t", 7);
            if (fields[0].equals("holder") && fields.length == 6) {
                holders.add(new Holder(
                        pid,
                        fields[1],
                        fields[3],
                        bytes(fields[2]),
                        fields[4],
                        bytes(fields[5]),
                        sampled.getOrDefault(holders.size(), List.of()),
                        others.getOrDefault(holders.size(), List.of())));
            } else if (fields[0].equals("kept") && fields.length == 7) {
                kept.add(new Kept(
                        pid,
                        fields[1],
                        Long.parseLong(fields[2]),
                        bytes(fields[3]),
                        fields[4],
                        fields[5],
                        bytes(fields[6])));
            } else if (fields[0].equals("subtype") && fields.length == 3) {
                subtypes.computeIfAbsent(fields[1], base -> new TreeSet<>()).add(fields[2]);
            } else if (fields[0].equals("soft") && fields.length == 3) {
                soft.add(new HeapFacts.Soft(pid, fields[1], bytes(fields[2])));
            } else if (fields[0].equals("live") && fields.length == 2) {
                live.put(pid, bytes(fields[1]));
            } else if (fields[0].equals("together") && fields.length == 4) {
                together.add(new HeapFacts.Together(pid, fields[1], bytes(fields[2]), bytes(fields[3])));
            }
        }
        return new HeapFacts(holders, kept, subtypes, soft, together, live);
    }

    private static Bytes bytes(String digits) {
        return new Bytes(Long.parseLong(digits));
    }
}
