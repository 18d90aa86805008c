package io.github.membudget.platform.hotspot;

import io.github.membudget.enforce.ProcessInspector;
import io.github.membudget.model.Shortage;
import io.github.membudget.platform.proc.RunningProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks a running process from outside, never waiting for one that is stuck. */
public final class ForkInspector implements ProcessInspector {
    private static final long PATIENCE_SECONDS = 10;

    /** Less than our own patience, so that jcmd itself takes back what it has laid out for the JVM. */
    private static final int ATTACH_SECONDS = 5;

    private static final String STANDARD_INPUT = "/dev/stdin";

    private static final String QUESTIONS = """
            GC.class_histogram -all
            GC.heap_info
            VM.metaspace
            Compiler.codecache
            Thread.print
            """;

    private final RunningProcesses processes;
    private final Set<Long> attached = ConcurrentHashMap.newKeySet();

    public ForkInspector(RunningProcesses processes) {
        this.processes = processes;
    }

    @Override
    public String command(long pid) {
        return processes.name(pid).orElse("?");
    }

    @Override
    public OptionalLong threads(long pid) {
        return processes.threads(pid);
    }

    /** What jcmd says: class histogram (of all objects, without a collection), heap, metaspace, code cache, stacks. */
    @Override
    public Optional<String> appendJvm(long pid, Path file) {
        Optional<String> deaf = processes.deaf(pid);
        if (deaf.isPresent()) {
            return deaf;
        }
        Optional<Path> jcmd = jcmd(pid);
        if (jcmd.isEmpty()) {
            return Optional.of(
                    processes.lives(pid)
                            ? "there is no jcmd beside its java"
                            : "the JVM had ended before it could be asked");
        }
        Path questions = file.resolveSibling(file.getFileName() + ".questions");
        try {
            return ask(jcmd.get(), pid, questions, file);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the build ended meanwhile");
        } finally {
            questions.toFile().delete();
        }
    }

    private Optional<String> ask(Path jcmd, long pid, Path questions, Path file)
            throws IOException, InterruptedException {
        boolean piped = processes.readsStandardInputByName();
        if (!piped) {
            Files.writeString(questions, QUESTIONS, StandardCharsets.US_ASCII);
        }
        Process process = new ProcessBuilder(
                        jcmd.toString(),
                        "-J-Xmx32m",
                        "-J-Dsun.tools.attach.attachTimeout=" + TimeUnit.SECONDS.toMillis(ATTACH_SECONDS),
                        Long.toString(pid),
                        "-f",
                        piped ? STANDARD_INPUT : questions.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()))
                .start();
        attached.add(pid);
        try (OutputStream in = process.getOutputStream()) {
            if (piped) {
                in.write(QUESTIONS.getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        process.destroyForcibly();
        return Optional.of("the JVM gave no answer within " + PATIENCE_SECONDS + " s");
    }

    /** What a JVM says of its class loaders; empty where it gives no answer. */
    public Optional<Shortage.LiveLoaders> classLoaders(long pid) {
        Optional<Path> jcmd = processes.deaf(pid).isPresent() ? Optional.empty() : jcmd(pid);
        if (jcmd.isEmpty()) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder(
                            jcmd.get().toString(),
                            "-J-Xmx32m",
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-Dsun.tools.attach.attachTimeout=" + TimeUnit.SECONDS.toMillis(ATTACH_SECONDS),
                            Long.toString(pid),
                            "VM.classloader_stats")
                    .redirectErrorStream(true)
                    .start();
            attached.add(pid);
            process.getOutputStream().close();
            return LoaderStatistics.read(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes the sockets through which JVMs that were ended at once had taken questions: they could not any more. */
    @Override
    public void tidy() {
        attached.stream()
                .filter(pid -> !processes.lives(pid))
                .forEach(pid ->
                        processes.sockets().resolve(".java_pid" + pid).toFile().delete());
    }

    private Optional<Path> jcmd(long pid) {
        return processes.executable(pid).flatMap(java -> Stream.of(
                        java.resolveSibling("jcmd"),
                        java.resolve("../../../bin/jcmd").normalize(),
                        JavaTool.own("jcmd"))
                .map(JavaTool::named)
                .filter(Files::isExecutable)
                .findFirst());
    }
}
