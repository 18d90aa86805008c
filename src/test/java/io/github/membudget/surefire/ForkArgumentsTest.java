package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkArgumentsTest {
    @Test
    void replacesLatePropertiesAndLeavesUnknownOnes() {
        Properties properties = new Properties();
        properties.setProperty("argLine", "-javaagent:a$1.jar -Xmx1g");
        assertThat(ForkArguments.expand("@{argLine} -Da=@{unknown}", properties))
                .isEqualTo("-javaagent:a$1.jar -Xmx1g -Da=@{unknown}");
    }

    @Test
    void readsTheFilesThatArgumentsStandIn(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("arguments"), "-XX:+UseG1GC\n-Da=b");
        Files.writeString(directory.resolve("flags"), "+UseParallelGC\nMaxHeapSize=1g\n");
        String all = ForkArguments.withFiles("-Dx=1 @arguments -XX:Flags=flags @{late} @gone", directory);
        assertThat(all.split("\\s+"))
                .containsExactly(
                        "-Dx=1",
                        "@arguments",
                        "-XX:Flags=flags",
                        "@{late}",
                        "@gone",
                        "-XX:+UseG1GC",
                        "-Da=b",
                        "-XX:+UseParallelGC",
                        "-XX:MaxHeapSize=1g");
    }
}
