package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailsafeSummaryTest {
    private static final String DIED = "died: The forked VM terminated without properly saying goodbye.\n"
            + "Command was '/p/target/membudget/java/x/bin/java'\n"
            + "\tat org.apache.maven.plugin.surefire.AbstractSurefireMojo.execute(AbstractSurefireMojo.java:969)\n"
            + "\tat org.apache.maven.plugin.DefaultBuildPluginManager.executeMojo(DefaultBuildPluginManager.java:137)\n"
            + "\tat io.github.membudget.surefire.SurefireLauncher.execute(SurefireLauncher.java:300)\n"
            + "\tat io.github.membudget.mojo.TestMojo.execute(TestMojo.java:13)\n"
            + "\tat org.apache.maven.plugin.DefaultBuildPluginManager.executeMojo(DefaultBuildPluginManager.java:137)\n"
            + "\tat org.apache.maven.lifecycle.internal.MojoExecutor.doExecute2(MojoExecutor.java:370)\n";

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void file() {
        file = directory.resolve("failsafe-summary.xml");
    }

    @Test
    void tellsWhatARunAdded() throws Exception {
        FailsafeSummary summary = new FailsafeSummary(file, false);
        write("false", DIED);
        assertThat(summary.failure()).contains(DIED);
    }

    @Test
    void aTimeLimitHasNoWordsInTheFile() throws Exception {
        FailsafeSummary summary = new FailsafeSummary(file, false);
        write("true", "");
        assertThat(summary.failure()).contains("There was a timeout in the fork");
    }

    @Test
    void whatAnEarlierRunLeftIsNotThisRuns() throws Exception {
        write("true", DIED);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));
        assertThat(new FailsafeSummary(file, false).failure()).isEmpty();
        FailsafeSummary adding = new FailsafeSummary(file, true);
        write("true", DIED);
        assertThat(adding.failure()).isEmpty();
        // Of an earlier build, and replaced by the same.
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));
        FailsafeSummary replacing = new FailsafeSummary(file, false);
        write("true", DIED);
        assertThat(replacing.failure()).contains(DIED);
    }

    @Test
    void nothingOfOursStaysInIt() throws Exception {
        FailsafeSummary summary = new FailsafeSummary(file, false);
        write("false", DIED);
        summary.clean(
                Optional.of(Path.of("/p/target/membudget/java/x/bin/java")), Optional.of(Path.of("/jdk/bin/java")));
        assertThat(Files.readString(file))
                .contains("Command was '/jdk/bin/java'\n"
                        + "\tat org.apache.maven.plugin.surefire.AbstractSurefireMojo.execute(AbstractSurefireMojo.java:969)\n"
                        + "\tat org.apache.maven.plugin.DefaultBuildPluginManager.executeMojo(DefaultBuildPluginManager.java:137)\n"
                        + "\tat org.apache.maven.lifecycle.internal.MojoExecutor.doExecute2(MojoExecutor.java:370)\n")
                .doesNotContain("membudget");
    }

    private void write(String timeout, String message) throws Exception {
        Files.writeString(
                file,
                "<failsafe-summary result=\"255\" timeout=\"" + timeout + "\">\n"
                        + "    <completed>1</completed>\n    <failureMessage>" + message
                        + "</failureMessage>\n</failsafe-summary>");
    }
}
