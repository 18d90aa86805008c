package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.archive.StoredArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that stands in for java, run with another script as the java that it starts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
class ArchiveLinesTest {
    private static final List<Path> PATH = paths("/p/test-classes", "/p/it's $HOME*/classes", "/r/a.jar", "/r/b.jar");
    private static final List<Path> ORDER = paths("/r/a.jar", "/p/test-classes", "/p/it's $HOME*/classes", "/r/b.jar");
    private static final String BOOTER = "/r/booter.jar:/r/api.jar";
    private static final String PROVIDER = "/r/provider.jar";
    private static final String COMPOSED = BOOTER + ":" + TestClassPath.joined(PATH) + ":" + PROVIDER;

    @TempDir
    private Path folder;

    private Path notes;
    private Path settings;

    private static List<Path> paths(String... paths) {
        return Stream.of(paths).map(Path::of).toList();
    }

    @BeforeEach
    void make() throws IOException {
        notes = Files.createDirectories(folder.resolve("the notes"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\nprintf '%s\\n' \"$@\"\n[ -n \"${CLASSPATH+set}\" ] && echo \"CLASSPATH=$CLASSPATH\"\nexit 3\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        settings = Files.writeString(folder.resolve("surefire1tmp"), "forkNumber=1\nuseManifestOnlyJar=false\nz=\n");
    }

    private List<String> run(String lines, String classPath) throws IOException, InterruptedException {
        ForkJvm jvm = new ForkJvm(folder.resolve("jdk/bin/java").toFile(), Optional.empty());
        Path standIn = JavaWrapperScript.write(
                folder.resolve("target/java"), jvm, Optional.empty(), Optional.of(lines), false);
        List<String> command = new ArrayList<>(List.of(standIn.toString(), "-Xmx1g", "ForkedBooter"));
        command.addAll(List.of(folder.toString(), "a dump", "surefire1tmp", "surefire2tmp"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(3);
        return said.lines().toList();
    }

    private String using() {
        StoredArchive archive =
                new StoredArchive(folder.resolve("x.jsa"), folder, BOOTER, paths("/r/a.jar"), Optional.empty());
        return ArchiveLines.using(archive, PATH, ORDER, List.of("-XX:SharedArchiveFile=x y"), notes);
    }

    private List<String> notes() throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\d+$", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theForeseenClassPathIsPutIntoTheOtherOrder() throws IOException, InterruptedException {
        assertThat(run(using() + ArchiveLines.passing(Optional.empty(), true), COMPOSED))
                .containsExactly(
                        "-cp",
                        BOOTER + ":" + TestClassPath.joined(ORDER) + ":" + PROVIDER,
                        "-XX:SharedArchiveFile=x y",
                        "-Xmx1g",
                        "ForkedBooter",
                        folder.toString(),
                        "a dump",
                        "surefire1tmp",
                        "surefire2tmp");
        assertThat(settings).hasContent("forkNumber=1\nuseManifestOnlyJar=true\nz=\n");
        assertThat(notes()).containsExactly("used-");
    }

    @Test
    void theUsersOwnVariableIsWhatTestsSee() throws IOException, InterruptedException {
        List<String> said = run(using() + ArchiveLines.passing(Optional.of("my 'own'"), false), COMPOSED);
        assertThat(said).last().isEqualTo("CLASSPATH=my 'own'");
        assertThat(settings).hasContent("forkNumber=1\nuseManifestOnlyJar=false\nz=\n");
    }

    @Test
    void anyOtherClassPathStaysAsItIs() throws IOException, InterruptedException {
        String other = COMPOSED.replace("/r/b.jar", "/r/c.jar");
        assertThat(run(using() + ArchiveLines.passing(Optional.empty(), true), other))
                .startsWith("-Xmx1g")
                .endsWith("CLASSPATH=" + other);
        assertThat(notes()).containsExactly("unlike-");
    }

    @Test
    void withOtherJarsOfSurefiresTheOrderStays() throws IOException, InterruptedException {
        String other = "/r/booter-2.jar:" + COMPOSED;
        assertThat(run(using() + ArchiveLines.passing(Optional.empty(), true), other))
                .startsWith("-cp", other, "-Xmx1g")
                .noneMatch(line -> line.contains("SharedArchiveFile"));
        assertThat(notes()).containsExactly("other-");
    }

    @Test
    void fourForksNoteTheirClassesAndNoMore() throws IOException, InterruptedException {
        String lines = ArchiveLines.noting(PATH, notes) + ArchiveLines.passing(Optional.empty(), true);
        for (int fork = 1; fork <= 4; fork++) {
            assertThat(run(lines, COMPOSED))
                    .startsWith(
                            "-cp", COMPOSED, "-XX:DumpLoadedClassList=" + notes + "/" + fork + "/classes", "-Xmx1g");
            assertThat(notes.resolve(fork + "/launcher")).hasContent(BOOTER);
        }
        assertThat(run(lines, COMPOSED)).startsWith("-cp", COMPOSED, "-Xmx1g");
    }
}
