package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class VerifyInShardTest {
    private final List<String> warnings = new ArrayList<>();

    private static MojoExecution execution(String artifactId, String goal, Xpp3Dom configuration) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId(artifactId);
        MojoExecution execution = new MojoExecution(plugin, goal, "default");
        execution.setConfiguration(configuration);
        return execution;
    }

    private static Xpp3Dom asks() {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom asked = new Xpp3Dom("failIfNoTests");
        asked.setValue("true");
        configuration.addChild(asked);
        return configuration;
    }

    private static String value(MojoExecution execution) {
        return execution.getConfiguration().getChild("failIfNoTests").getValue();
    }

    @Test
    void aProjectWithoutTestsInThisShardIsNoFailure() {
        MojoExecution asked = execution("maven-failsafe-plugin", "verify", asks());
        VerifyInShard.pass(asked);
        assertThat(value(asked)).isEqualTo("false");
        MojoExecution silent = execution("maven-failsafe-plugin", "verify", new Xpp3Dom("configuration"));
        VerifyInShard.pass(silent);
        assertThat(value(silent)).isEqualTo("false");
    }

    @Test
    void otherGoalsStayAsTheyAre() {
        MojoExecution other = execution("maven-verifier-plugin", "verify", asks());
        VerifyInShard.pass(other);
        assertThat(value(other)).isEqualTo("true");
    }

    @Test
    void itIsSeenBeforeTheGoalBegins() {
        MavenExecutionRequest request = Sessions.request(Path.of(""));
        VerifyInShard.passesWithoutTests(Sessions.of(request), warnings::add);
        MojoExecution asked = execution("maven-failsafe-plugin", "verify", asks());
        request.getExecutionListener().mojoStarted(event(asked));
        assertThat(value(asked)).isEqualTo("false");
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatCannotBeChangedIsAWarningAndNoEndOfTheBuild() {
        MavenExecutionRequest request = Sessions.request(Path.of(""));
        VerifyInShard.passesWithoutTests(Sessions.of(request), warnings::add);
        MojoExecution locked =
                new MojoExecution(
                        execution("maven-failsafe-plugin", "verify", asks()).getPlugin(), "verify", "default") {
                    @Override
                    public void setConfiguration(Xpp3Dom configuration) {
                        throw new UnsupportedOperationException("read only");
                    }
                };
        request.getExecutionListener().mojoStarted(event(locked));
        assertThat(warnings).singleElement().asString().contains("read only");
    }

    private static ExecutionEvent event(MojoExecution execution) {
        return (ExecutionEvent) Proxy.newProxyInstance(
                VerifyInShardTest.class.getClassLoader(),
                new Class<?>[] {ExecutionEvent.class},
                (proxy, method, arguments) -> method.getName().equals("getMojoExecution") ? execution : null);
    }
}
