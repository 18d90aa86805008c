package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryPressureTest {
    @TempDir
    private Path root = Path.of("");

    private boolean isHigh() {
        return MemoryPressure.isHigh(new ProcFiles(root));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private boolean stalls(String some, String full) throws IOException {
        write(
                "pressure/memory",
                "some avg10=" + some + " avg60=99.00 avg300=0.10 total=1234\nfull avg10=" + full
                        + " avg60=99.00 avg300=0.10 total=987\n");
        return isHigh();
    }

    @Test
    void theKernelTellsHowLongProcessesWaitForMemory() throws IOException {
        assertThat(stalls("0.00", "0.00")).isFalse();
        assertThat(stalls("24.99", "9.99")).isFalse();
        assertThat(stalls("25.00", "0.00")).isTrue();
        assertThat(stalls("20.00", "10.50")).isTrue();
    }

    @Test
    void withoutThatItIsWhatIsFree() throws IOException {
        write("meminfo", "MemTotal:       16000000 kB\nMemFree:  100 kB\nMemAvailable:    900000 kB\n");
        assertThat(isHigh()).isFalse();
        write("meminfo", "MemTotal:       16000000 kB\nMemFree:  100 kB\nMemAvailable:    700000 kB\n");
        assertThat(isHigh()).isTrue();
        write("meminfo", "MemTotal:       16000000 kB\nMemFree:  100 kB\n");
        assertThat(isHigh()).as("an old kernel that does not tell").isFalse();
    }

    @Test
    void anySystemCanBeAsked() {
        // What it answers is this machine's.
        assertThat(MemoryPressure.isHigh(ProcFiles.NONE)).isIn(true, false);
    }
}
