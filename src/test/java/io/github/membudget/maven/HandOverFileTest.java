package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmSetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one build writes and its nested build reads. */
class HandOverFileTest {
    @TempDir
    Path root;

    private MavenExecutionRequest request;

    @BeforeEach
    void begin() {
        request = Sessions.request(root);
    }

    @Test
    void whatAnInvestigationRunsComesAsItWasWritten() throws Exception {
        IsolatedRun written = new IsolatedRun(
                "g:a", "default-test", "kg é", Isolated.TrialKind.WITHOUT, "it.A", "it.B", root.resolve("1"));
        written.write(root.resolve("isolated/1.properties"));
        given(IsolatedRun.PROPERTY, root.resolve("isolated/1.properties"));
        assertThat(IsolatedRun.of(Sessions.of(request))).contains(written);
    }

    @Test
    void whatASuggestionTriesIsByProjectAndExecution() throws Exception {
        Map<String, JvmSetting> settings = Map.of(
                "g:a default-test kg",
                new JvmSetting(Optional.of(new Bytes(1 << 20)), JvmChoice.of("serial,c1")),
                "g:a default-test search engine",
                JvmSetting.AS_IT_IS,
                "g:a other kg",
                new JvmSetting(Optional.of(new Bytes(1)), Optional.empty()));
        TrialSettings.write(root.resolve("trial.properties"), settings);
        given(TrialSettings.PROPERTY, root.resolve("trial.properties"));
        assertThat(TrialSettings.of(Sessions.of(request), project(), "default-test"))
                .contains(Map.of("kg", settings.get("g:a default-test kg"), "search engine", JvmSetting.AS_IT_IS));
    }

    @Test
    void aBuildOfItsOwnIsHandedNothing() {
        assertThat(IsolatedRun.of(Sessions.of(request))).isEmpty();
        assertThat(TrialSettings.of(Sessions.of(request), project(), "default-test"))
                .isEmpty();
    }

    private void given(String property, Path file) {
        request.getUserProperties().setProperty(property, file.toString());
    }

    private static MavenProject project() {
        Model model = new Model();
        model.setGroupId("g");
        model.setArtifactId("a");
        return new MavenProject(model);
    }
}
