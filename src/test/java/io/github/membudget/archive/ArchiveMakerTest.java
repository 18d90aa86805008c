package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for java: a script that writes what a JVM would. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
@Timeout(120)
class ArchiveMakerTest {
    private static final ArchiveKey KEY = new ArchiveKey("0123abcd");
    private static final String WRITES =
            "for a in \"$@\"; do case $a in -XX:SharedArchiveFile=*)" + " echo archive > \"${a#*=}\";; esac; done\n";

    @TempDir
    private Path folder;

    private Path launcher;
    private Path jar;
    private Path noted;

    @BeforeEach
    void make() throws IOException {
        String[] names =
                IntStream.range(0, 300).mapToObj(i -> "a/A" + i + ".class").toArray(String[]::new);
        jar = Jars.jar(folder.resolve("a.jar"), names);
        launcher = Jars.jar(folder.resolve("booter.jar"), "booter/Main.class");
        noted = folder.resolve("noted");
        Files.write(
                noted,
                IntStream.range(0, 300).mapToObj(i -> "a/A" + i + " id: " + i).toList());
    }

    private Path java(String lines) throws IOException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + lines);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    private ArchiveMaker.Made made(String work) throws IOException {
        return made(folder, Files.createDirectories(folder.resolve(work)));
    }

    private static ArchiveMaker.Made made(Path folder, Path work) throws IOException {
        ArchiveStore store = ArchiveStore.open(folder.resolve("cache"));
        Path jar = folder.resolve("a.jar");
        return new ArchiveMaker(new ArchivingJvm(folder.resolve("java"), 17), store)
                .make(
                        KEY,
                        folder.resolve("booter.jar").toString(),
                        JarsFirst.of(List.of(jar), any -> true),
                        List.of(folder.resolve("noted")),
                        work);
    }

    @Test
    void whatTheJvmWroteIsFound() throws IOException {
        java(WRITES + "printf '%s\\n' \"$@\" > " + folder.resolve("arguments") + "\n");
        assertThat(made("work").classes()).isEqualTo(300);
        StoredArchive stored =
                ArchiveStore.open(folder.resolve("cache")).find(KEY).orElseThrow();
        assertThat(stored.file()).hasContent("archive");
        assertThat(stored.front()).containsExactly(jar);
        assertThat(Files.readString(folder.resolve("arguments")))
                .contains("-Xshare:dump\n")
                .endsWith("-cp\n" + launcher + ":" + jar + "\n");
    }

    @Test
    void aJvmThatMakesNoneIsTold() throws IOException {
        java("echo 'no room left'\nexit 1\n");
        assertThat(made("work").refused()).contains("the JVM made none: no room left");
        ArchiveStore store = ArchiveStore.open(folder.resolve("cache"));
        assertThat(store.refusal(KEY, List.of())).contains("the JVM made none: no room left");
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void fewClassesAreNotWorthOne() throws IOException {
        java("exit 1\n");
        Files.write(noted, List.of("a/A1 id: 1", "java/lang/Object id: 0"));
        assertThat(made("work").refused()).contains("its tests loaded 1 classes from jars, too few to be worth it");
    }

    @Test
    void whereAClashLeavesFewTheClashIsToldAndRemembered() throws IOException {
        java("exit 1\n");
        Path classes = Jars.directory(folder.resolve("classes"), "a/A1.class");
        ArchiveStore store = ArchiveStore.open(folder.resolve("cache"));
        ArchiveMaker.Made made = new ArchiveMaker(new ArchivingJvm(folder.resolve("java"), 17), store)
                .make(
                        KEY,
                        launcher.toString(),
                        JarsFirst.of(List.of(classes, jar), any -> true),
                        List.of(noted),
                        folder);
        String words = "a/A1.class is both in " + classes + " and in " + jar + ", and so the order of these decides";
        assertThat(made.refused()).contains(words);
        assertThat(store.refusal(KEY, List.of(classes, jar))).contains(words);
    }

    /** Each end of a pipe waits for the other, so that the second asks while the first is at work. */
    @Test
    void twoBuildsAtOnceMakeItOnce() throws Exception {
        Path atWork = pipe("at-work");
        Path goOn = pipe("go-on");
        java("echo started > " + atWork + "\ncat " + goOn + " > /dev/null\necho once >> " + folder.resolve("count")
                + "\n" + WRITES);
        Process first = build("first");
        try {
            assertThat(Files.readString(atWork)).isEqualTo("started\n");
            Process second = build("second");
            assertThat(said(second)).isEqualTo("refused: another build is making it");
            assertThat(ArchiveStore.open(folder.resolve("cache")).find(KEY)).isEmpty();
            Files.writeString(goOn, "now\n");
            assertThat(said(first)).isEqualTo("made: 300");
        } finally {
            first.destroyForcibly();
        }
        assertThat(folder.resolve("count")).hasContent("once");
        assertThat(ArchiveStore.open(folder.resolve("cache")).find(KEY)).isPresent();
    }

    @Test
    void aBuildThatDiedAtItIsInNobodysWay() throws Exception {
        Path atWork = pipe("at-work");
        java("echo started > " + atWork + "\nexec cat " + pipe("never") + "\n");
        Process first = build("first");
        assertThat(Files.readString(atWork)).isEqualTo("started\n");
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly().waitFor();
        java(WRITES);
        assertThat(made("second").classes()).isEqualTo(300);
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private Process build(String work) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName(),
                        folder.toString(),
                        work)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String said(Process build) throws IOException {
        try (BufferedReader reader = build.inputReader()) {
            return String.valueOf(reader.readLine());
        }
    }

    /** A build in a process of its own. */
    static final class Build {
        private Build() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            ArchiveMaker.Made made = made(folder, Files.createDirectories(folder.resolve(arguments[1])));
            System.out.println(made.refused().map(why -> "refused: " + why).orElse("made: " + made.classes()));
        }
    }
}
