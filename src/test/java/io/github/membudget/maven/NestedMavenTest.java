package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in Maven's place. */
@DisabledOnOs(OS.WINDOWS)
class NestedMavenTest {
    @TempDir
    Path root;

    private Path log;
    private Path report;

    @BeforeEach
    void begin() {
        System.setProperty("maven.home", root.toString());
        log = root.resolve("build.log");
        report = root.resolve("report");
    }

    @AfterEach
    void forget() {
        System.clearProperty("maven.home");
    }

    @Test
    void whatABuildPrintsIsInItsLog() throws Exception {
        maven("echo ran in $PWD; touch report").projects(log, report, Map.of());
        assertThat(log).content().contains("ran in " + root.toRealPath());
    }

    @Test
    void aReportOfABuildBeforeIsNotTakenForThisOnes() throws Exception {
        Files.createFile(report);
        NestedMaven maven = maven("exit 0");
        assertThatThrownBy(() -> maven.projects(log, report, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("the build ran no test that the plugin measures, so that there is nothing to compare; see "
                        + log);
    }

    @Test
    void aBuildThatFailsWithoutAReportTellsNothing() throws Exception {
        NestedMaven maven = maven("exit 3");
        assertThatThrownBy(() -> maven.project("g:a", log, report, Map.of(), Duration.ofMinutes(1)))
                .hasMessage("the build ended with exit code 3 and wrote no report; see " + log);
        assertThatThrownBy(() -> maven.timeWithoutTests(log, ""))
                .hasMessage("the build without tests ended with exit code 3; see " + log);
    }

    @Test
    void aBuildEndsWithItsTime() throws Exception {
        NestedMaven maven = maven("sleep 60");
        long begun = System.nanoTime();
        assertThatThrownBy(() -> maven.project("g:a", log, report, Map.of(), Duration.ofMillis(200)))
                .hasMessage("the time limit was passed; see " + log);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void optionsOfMavensOwnJvmStandBehindTheUsers() throws Exception {
        Duration took = maven("echo options $MAVEN_OPTS and $*").timeWithoutTests(log, "-XX:+UseSerialGC");
        assertThat(took).isPositive();
        assertThat(log).content().contains("-XX:+UseSerialGC and").contains("-DskipTests=true");
    }

    private NestedMaven maven(String script) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createFile(
                bin.resolve("mvn"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        return new NestedMaven(Sessions.of(Sessions.request(root)), List.of("verify"));
    }
}
