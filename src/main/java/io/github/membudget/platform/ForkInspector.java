package io.github.membudget.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Asks a running process from outside, never waiting for one that is stuck. */
public final class ForkInspector {
    private static final long PATIENCE_SECONDS = 10;
    private static final int SIGQUIT = 3;

    /** Less than our own patience, so that jcmd itself takes back what it has laid out for the JVM. */
    private static final int ATTACH_SECONDS = 5;

    /** HotSpot's, whatever java.io.tmpdir says. */
    private static final Path SOCKETS = Path.of("/tmp");

    private static final String QUESTIONS = """
            GC.class_histogram -all
            GC.heap_info
            VM.metaspace
            Compiler.codecache
            """;

    private final ProcFiles proc = new ProcFiles(Path.of("/proc"));
    private final Set<Long> attached = ConcurrentHashMap.newKeySet();

    /** The name as the system shows it, without arguments: those may hold secrets. */
    public String command(long pid) {
        return proc.text(pid + "/comm").map(ProcFiles::utf8).map(String::strip).orElse("?");
    }

    public OptionalLong threads(long pid) {
        return proc.text(pid + "/status")
                .map(status -> ProcFiles.number(status, "Threads:"))
                .orElse(OptionalLong.empty());
    }

    /**
     * Appends what jcmd says of a JVM: class histogram (of all objects, without a collection), heap, metaspace, code cache.
     *
     * @return why it could not be had, for the reader of the file
     */
    public Optional<String> appendJvm(long pid, Path file) {
        if (stopped(pid)) {
            return Optional.of("the JVM is stopped (SIGSTOP or a debugger) and answers nothing");
        }
        if (!listens(pid)) {
            return Optional.of("the JVM takes no questions (it is just starting, or -Xrs)");
        }
        Optional<Path> jcmd = jcmd(pid);
        if (jcmd.isEmpty()) {
            return Optional.of(
                    lives(pid) ? "there is no jcmd beside its java" : "the JVM had ended before it could be asked");
        }
        try {
            Process process = new ProcessBuilder(
                            jcmd.get().toString(),
                            "-J-Xmx32m",
                            "-J-Dsun.tools.attach.attachTimeout=" + TimeUnit.SECONDS.toMillis(ATTACH_SECONDS),
                            Long.toString(pid),
                            "-f",
                            "/dev/stdin")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()))
                    .start();
            attached.add(pid);
            try (OutputStream questions = process.getOutputStream()) {
                questions.write(QUESTIONS.getBytes(StandardCharsets.US_ASCII));
            }
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            process.destroyForcibly();
            return Optional.of("the JVM gave no answer within " + PATIENCE_SECONDS + " s");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the build ended meanwhile");
        }
    }

    /** Removes the sockets through which JVMs that were ended at once had taken questions: they could not any more. */
    public void tidy() {
        attached.stream()
                .filter(pid -> !Files.exists(proc.root().resolve(Long.toString(pid))))
                .forEach(pid -> SOCKETS.resolve(".java_pid" + pid).toFile().delete());
    }

    private boolean lives(long pid) {
        return proc.text(pid + "/cmdline").filter(line -> !line.isEmpty()).isPresent();
    }

    private boolean stopped(long pid) {
        return proc.text(pid + "/status")
                .filter(status -> status.contains("\nState:\tT") || status.contains("\nState:\tt"))
                .isPresent();
    }

    /** To attach, jcmd sends SIGQUIT: a JVM that does not handle it would die of it. */
    private boolean listens(long pid) {
        return proc.text(pid + "/status")
                .flatMap(status -> status.lines()
                        .filter(line -> line.startsWith("SigCgt:"))
                        .findFirst())
                .map(line -> line.substring("SigCgt:".length()).strip().toLowerCase(Locale.ROOT))
                .filter(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << (SIGQUIT - 1)) != 0)
                .isPresent();
    }

    private Optional<Path> jcmd(long pid) {
        try {
            Path java = Files.readSymbolicLink(proc.root().resolve(pid + "/exe"));
            return List.of(
                            java.resolveSibling("jcmd"),
                            java.resolve("../../../bin/jcmd").normalize(),
                            Path.of(System.getProperty("java.home"), "bin", "jcmd"))
                    .stream()
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
