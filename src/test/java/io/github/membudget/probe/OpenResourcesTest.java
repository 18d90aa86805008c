package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenResourcesTest {
    private final OpenResources resources = new OpenResources();

    @Test
    void openFilesAreCounted(@TempDir Path directory) throws Exception {
        assumeThat(new File("/proc/self/fd")).exists();
        Path file = Files.writeString(directory.resolve("file"), "x");
        resources.read();
        long before = resources.files();
        List<FileInputStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                open.add(new FileInputStream(file.toFile()));
            }
            resources.read();
            // Other threads of this JVM may open or close one or two.
            assertThat(resources.files() - before).isBetween(40L, 60L);
        } finally {
            for (FileInputStream each : open) {
                each.close();
            }
        }
    }

    @Test
    void aChildIsCountedWithItsRss() throws Exception {
        assumeThat(new File("/proc/thread-self/children")).exists();
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            // A moment after the fork it is still a copy of this JVM.
            while (!Files.readString(Path.of("/proc/" + child.pid() + "/comm")).startsWith("sleep")) {
                Thread.sleep(5);
            }
            resources.read();
            assertThat(OpenResources.allChildren()).contains(Long.toString(child.pid()));
            assertThat(resources.children()).isPositive();
            assertThat(resources.childrenRss()).isPositive();
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(OpenResources.allChildren()).doesNotContain(Long.toString(child.pid()));
    }

    @Test
    void aFileThatCannotBeReadIsEmpty() {
        assertThat(OpenResources.text("/proc/none/statm")).isEmpty();
    }
}
