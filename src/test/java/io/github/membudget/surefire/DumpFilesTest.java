package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFilesTest {
    @TempDir
    private Path reports = Path.of("");

    private Path write(String name, long millis) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(reports.resolve(name)), FileTime.fromMillis(millis));
    }

    @Test
    void aModuleHasThoseOfItsOwnForksAndThoseOfNone() throws IOException {
        Path own = write("2026-01-01T10-00-00_001-jvmRun1.dumpstream", 5000);
        Path ofNone = write("2026-01-01T10-00-00_001.dumpstream", 5000);
        write("2026-01-01T10-00-00_001-jvmRun2.dumpstream", 5000);
        write("2026-01-01T10-00-00_001-jvmRun11.dump", 5000);
        write("2026-01-01T09-00-00_001-jvmRun1.dump", 3000);
        write("TEST-acme.ATest.xml", 5000);
        assertThat(DumpFiles.since(4000, reports, Set.of(1, 3))).isEqualTo(List.of(own, ofNone));
        assertThat(DumpFiles.since(4000, reports.resolve("none"), Set.of(1))).isEmpty();
    }
}
