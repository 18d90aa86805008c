package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivingJvmTest {
    private static final ArchivingJvm JVM = new ArchivingJvm(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Runtime.version().feature());

    /** Whatever a fork says besides would disturb its channel. */
    @Test
    void aJvmThatCannotTakeTheArchiveStartsAllTheSameAndSaysNothing(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path broken = Files.write(folder.resolve("broken.jsa"), new byte[10_000]);
        Path missing = folder.resolve("missing.jsa");
        for (Path archive : List.of(broken, missing)) {
            List<String> arguments = new ArrayList<>(JVM.using(archive, folder.resolve("a log.txt")));
            arguments.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
            assertThat(said(arguments)).as("%s", archive).isEqualTo(said(List.of()));
            assertThat(folder.resolve("a log.txt")).exists();
        }
    }

    private static String said(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JVM.java().toString()));
        command.addAll(arguments);
        // Without this, a line tells whether sharing is in force.
        command.addAll(List.of("--list-modules"));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void itsLogTellsWhyItDidNotTakeIt() {
        assertThat(ArchivingJvm.refusal("""
                        [0.03s][info][cds] Opened archive a.jsa.
                        [0.8s][info][cds] UseSharedSpaces: shared class paths mismatch (hint: x)
                        [1.1s][info][cds] UseSharedSpaces: Unable to map shared spaces
                        """)).contains("UseSharedSpaces: shared class paths mismatch (hint: x)");
        assertThat(ArchivingJvm.refusal("[0.3s][error  ][cds] shared class paths mismatch (hint: x)"))
                .contains("shared class paths mismatch (hint: x)");
        assertThat(ArchivingJvm.refusal("""
                        [0.0s][info][cds] Opened archive a.jsa.
                        [0.0s][info][cds] full module graph: disabled
                        [0.0s][info][cds] Unmapping region #2 at base 0x1 (Bitmap)
                        """)).isEmpty();
    }
}
