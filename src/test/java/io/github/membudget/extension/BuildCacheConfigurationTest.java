package io.github.membudget.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheConfigurationTest {
    private static final String SUREFIRE = "<plugin artifactId=\"maven-surefire-plugin\" goal=\"test\"/>";
    private static final String OURS = "<plugin artifactId=\"membudget-maven-plugin\" goal=\"test\"/>";

    @TempDir
    private Path root;

    @Test
    void whatIsSaidOfSurefireAloneIsWarnedOf() throws IOException {
        assertThat(warning()).isEmpty();
        write("<cache>" + SUREFIRE + "</cache>");
        assertThat(warning())
                .hasValueSatisfying(
                        words -> assertThat(words)
                                .contains(
                                        ".mvn/maven-build-cache-config.xml names maven-surefire-plugin and not membudget-maven-plugin"));
        write("<cache>" + SUREFIRE + OURS + "</cache>");
        assertThat(warning()).isEmpty();
        write("<cache/>");
        assertThat(warning()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoFault() throws IOException {
        assertThat(BuildCacheConfiguration.warning(null, "membudget-maven-plugin"))
                .isEmpty();
        Files.createDirectories(root.resolve(".mvn"));
        Files.write(root.resolve(".mvn/maven-build-cache-config.xml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(warning()).isEmpty();
    }

    private Optional<String> warning() {
        return BuildCacheConfiguration.warning(root.toFile(), "membudget-maven-plugin");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn/maven-build-cache-config.xml"), text);
    }
}
