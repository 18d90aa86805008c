package io.github.membudget.surefire;

import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.model.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stand-in for a fork's java: a script that enters a limited group, if there is one, changes what it was given, and then becomes the real
 * one or starts it. Those of several modules share a directory above, which the last that goes removes.
 */
final class JavaWrapperScript {
    private JavaWrapperScript() {}

    /**
     * Writes it.
     *
     * @param directory made for it alone
     * @param archive what it does with the class path, as lines of the script
     * @param recycles whether another JVM may follow the first; then it stays, and starts them
     * @return what Surefire is to start as its {@code jvm}
     */
    static synchronized Path write(
            Path directory, ForkJvm jvm, Optional<LimitedGroup.Entry> entry, Optional<String> archive, boolean recycles)
            throws IOException {
        Path above = directory.toAbsolutePath().resolveSibling("");
        Path home = PrivateFolder.make(above.resolveSibling(""), directory.toAbsolutePath());
        Path bin = Files.createDirectories(home.resolve("bin"));
        linkRelease(home, jvm);
        Path java = bin.resolve("java");
        Files.deleteIfExists(java);
        Files.writeString(java, script(home, jvm, entry, archive, recycles), StandardCharsets.UTF_8);
        // On a file system mounted noexec it stays what it is.
        if (!java.toFile().setExecutable(true, false) || !Files.isExecutable(java)) {
            throw new IOException(java + " cannot be made executable");
        }
        return java;
    }

    /** Takes away what was written, and the directory above when it is empty then. */
    static synchronized void remove(Path directory) {
        TapRecycleFiles.remove(directory);
        for (String file : List.of("bin/java", "bin", "release", "", "..")) {
            // False where there is none, or another build still has one beside it.
            directory.resolve(file).normalize().toFile().delete();
        }
    }

    /** By this file Surefire knows the Java version; without it a modular project would run on the class path. */
    private static void linkRelease(Path home, ForkJvm jvm) throws IOException {
        Path link = home.resolve("release");
        Files.deleteIfExists(link);
        Optional<Path> release = jvm.release();
        if (release.isPresent()) {
            Files.createSymbolicLink(link, release.get().toRealPath());
        }
    }

    private static String script(
            Path home, ForkJvm jvm, Optional<LimitedGroup.Entry> entry, Optional<String> archive, boolean recycles) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        entry.ifPresent(group -> enter(group, script));
        // Surefire takes this directory for the JDK's.
        script.append("if [ \"$JAVA_HOME\" = ").append(quoted(home.toString())).append(" ]; then\n  ");
        Optional<String> javaHome = jvm.javaHome().or(() -> Optional.ofNullable(System.getenv("JAVA_HOME")));
        script.append(javaHome.map(path -> "export JAVA_HOME=" + quoted(path)).orElse("unset JAVA_HOME"));
        String java = quoted(jvm.java().getPath());
        return script.append("\nfi\n")
                .append(archive.orElse(""))
                .append(recycles ? generations(home, java) : "exec " + java + " \"$@\"\n")
                .toString();
    }

    /** In place of {@code exec}: stays, and starts another JVM where the tap wants one. */
    static String generations(Path directory, String java) {
        String again = quoted(directory.resolve(TapRecycleFiles.AGAIN).toString()) + "$fork";
        String none = quoted(directory.resolve(TapRecycleFiles.NONE).toString()) + "$fork";
        return String.join(
                "\n",
                "fork=",
                // Surefire's own arguments come last.
                "for argument in \"$@\"; do",
                "  case $argument in *-jvmRun[0-9]*) fork=${argument##*-jvmRun} ;; esac",
                "done",
                "if [ -e " + none + " ]; then exit 0; fi",
                "while true; do",
                "  " + java + " \"$@\"",
                "  code=$?",
                "  if [ $code -ne 0 ] || [ ! -e " + again + " ]; then exit $code; fi",
                "  rm -f " + again,
                "done",
                "");
    }

    private static void enter(LimitedGroup.Entry entry, StringBuilder script) {
        if (!entry.hop().isEmpty()) {
            // systemd-run runs this script again, in a place from where the group can be entered.
            script.append("if [ -z \"$MEMBUDGET_HOPPED\" ]; then\n  export MEMBUDGET_HOPPED=1\n  exec ")
                    .append(entry.hop().stream().map(JavaWrapperScript::quoted).collect(Collectors.joining(" ")))
                    .append(" -- \"$0\" \"$@\"\nfi\nunset MEMBUDGET_HOPPED\n");
        }
        // Refused, the tests still run; that nobody entered shows in the group.
        script.append("{ echo $$ > ").append(quoted(entry.procs().toString())).append("; } 2>/dev/null\n");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
