package io.github.membudget.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetLifecycleParticipantTest {
    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";
    private static final String OWN = "io.github.membudget:membudget-maven-plugin";

    private final List<String> warnings = new ArrayList<>();
    private final BudgetLifecycleParticipant participant = new BudgetLifecycleParticipant(warnings::add);

    @Test
    void takesSurefiresPlace() throws Exception {
        MavenProject project = project(surefire(), own());
        participant.afterProjectsRead(session(List.of("verify"), project));
        assertTakenOver(project);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aProjectOfWhichNothingIsToBeRunKeepsItsModel() throws Exception {
        MavenProject imported = project(surefire(), own());
        participant.afterProjectsRead(session(List.of(), imported));
        assertPlain(imported);

        MavenProject built = project(surefire(), own());
        built.getBuild().setDefaultGoal("verify");
        participant.afterProjectsRead(session(List.of(), built));
        assertTakenOver(built);
    }

    @Test
    void aSessionOfWhichNothingIsKnownIsNoFault() throws Exception {
        participant.afterProjectsRead(session(List.of("verify")));
        participant.afterProjectsRead(unread(List.of("verify")));
        assertThat(warnings).isEmpty();
    }

    @Test
    void projectsWithoutPluginsOrSurefireOrVersionsAreNoFault() throws Exception {
        Model noBuild = new Model();
        noBuild.setArtifactId("no-build");
        MavenProject empty = new MavenProject(noBuild);
        MavenProject noSurefire = project(own());
        Plugin bare = new Plugin();
        bare.setGroupId("org.apache.maven.plugins");
        bare.setArtifactId("maven-surefire-plugin");
        MavenProject bareSurefire = project(bare, own());
        participant.afterProjectsRead(session(List.of("verify"), empty, new MavenProject(), noSurefire, bareSurefire));
        assertThat(warnings).isEmpty();
        assertThat(bareSurefire.getPlugin(OWN).getExecutions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "yes", "${nobody.set.this}", "", " "})
    void whatSkipCannotMeanIsLeftForTheGoalToTell(String skip) throws Exception {
        MavenProject project = project(surefire(), own());
        project.getPlugin(OWN).setConfiguration(configuration("skip", skip));
        participant.afterProjectsRead(session(List.of("verify"), project));
        assertTakenOver(project);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " true "})
    void skipLeavesPlainSurefire(String skip) throws Exception {
        MavenProject configured = project(surefire(), own());
        configured.getPlugin(OWN).setConfiguration(configuration("skip", skip));
        MavenProject property = project(surefire(), own());
        property.getProperties().setProperty("membudget.skip", skip);
        participant.afterProjectsRead(session(List.of("verify"), configured, property));
        assertPlain(configured);
        assertPlain(property);
    }

    @Test
    void anExceptionHalfWayGivesPlainSurefireBackAndIsAWarning() throws Exception {
        MavenProject broken = project(surefire(), refusing(new IllegalStateException("no more executions")));
        MavenProject next = project(surefire(), own());
        participant.afterProjectsRead(session(List.of("verify"), broken, next));
        assertPlain(broken);
        assertTakenOver(next);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("membudget: the tests of g:a:jar:1 run by plain Surefire, without budgets")
                .contains("no more executions");
    }

    @Test
    void anotherMavensMissingMethodGivesPlainSurefireBackAndIsAWarning() throws Exception {
        MavenProject broken = project(surefire(), refusing(new NoSuchMethodError("addExecution")));
        participant.afterProjectsRead(session(List.of("verify"), broken));
        assertPlain(broken);
        assertThat(warnings).singleElement().asString().contains("NoSuchMethodError: addExecution");
    }

    @Test
    void anExecutionThatSilentlyDoesNotArriveGivesPlainSurefireBack() throws Exception {
        Plugin forgetful = new Plugin() {
            @Override
            public void addExecution(PluginExecution execution) {
                // As Maven 4's views did when they were stale.
            }
        };
        MavenProject broken = project(surefire(), named(forgetful));
        participant.afterProjectsRead(session(List.of("verify"), broken));
        assertPlain(broken);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aBuildThatWouldLoseItsTestsIsNotBuilt() {
        Model model = model(surefire(), refusing(new IllegalStateException("no more executions")));
        Build stubborn = new Build() {
            private int times;

            @Override
            public void setPlugins(@Nullable List<Plugin> plugins) {
                // As they were, then in their new order, and not as they were again.
                if (times++ < 2) {
                    super.setPlugins(plugins);
                }
            }
        };
        stubborn.setPlugins(model.getBuild().getPlugins());
        model.setBuild(stubborn);
        assertThatThrownBy(() -> participant.afterProjectsRead(session(List.of("verify"), new MavenProject(model))))
                .isInstanceOf(MavenExecutionException.class)
                .hasMessageContaining("would be built without its tests")
                .hasMessageContaining("no more executions");
    }

    private static void assertTakenOver(MavenProject project) {
        assertThat(project.getPlugin(SUREFIRE).getExecutions())
                .extracting(PluginExecution::getPhase)
                .containsExactly("none");
        assertThat(project.getPlugin(OWN).getExecutions()).hasSize(1).allSatisfy(ours -> {
            assertThat(ours.getId()).isEqualTo("default-test");
            assertThat(ours.getPhase()).isEqualTo("test");
            assertThat(ours.getGoals()).containsExactly("test");
        });
        assertThat(project.getBuild().getPlugins()).extracting(Plugin::getKey).startsWith(OWN, SUREFIRE);
    }

    private static void assertPlain(MavenProject project) {
        assertThat(project.getPlugin(SUREFIRE).getExecutions()).hasSize(1).allSatisfy(theirs -> {
            assertThat(theirs.getId()).isEqualTo("default-test");
            assertThat(theirs.getPhase()).isEqualTo("test");
            assertThat(theirs.getGoals()).containsExactly("test");
        });
        assertThat(project.getPlugin(OWN).getExecutions()).isEmpty();
        assertThat(project.getBuild().getPlugins()).extracting(Plugin::getKey).startsWith(SUREFIRE, OWN);
    }

    private static MavenProject project(Plugin... plugins) {
        return new MavenProject(model(plugins));
    }

    private static Model model(Plugin... plugins) {
        Model model = new Model();
        model.setGroupId("g");
        model.setArtifactId("a");
        model.setVersion("1");
        Build build = new Build();
        build.setPlugins(new ArrayList<>(List.of(plugins)));
        model.setBuild(build);
        return model;
    }

    private static Plugin surefire() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-surefire-plugin");
        plugin.setVersion("3.6.1");
        PluginExecution execution = new PluginExecution();
        execution.setId("default-test");
        execution.setPhase("test");
        execution.addGoal("test");
        plugin.addExecution(execution);
        return plugin;
    }

    private static Plugin own() {
        return named(new Plugin());
    }

    private static Plugin named(Plugin plugin) {
        plugin.setGroupId("io.github.membudget");
        plugin.setArtifactId("membudget-maven-plugin");
        plugin.setVersion("1");
        plugin.setExtensions("true");
        return plugin;
    }

    /** Surefire's execution is unbound by then. */
    private static Plugin refusing(Throwable refusal) {
        return named(new Plugin() {
            @Override
            public void addExecution(PluginExecution execution) {
                if (refusal instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) refusal;
            }
        });
    }

    private static Xpp3Dom configuration(String name, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom child = new Xpp3Dom(name);
        child.setValue(value);
        configuration.addChild(child);
        return configuration;
    }

    private static MavenSession session(List<String> goals, MavenProject... projects) {
        MavenSession session = unread(goals);
        session.setProjects(List.of(projects));
        return session;
    }

    private static MavenSession unread(List<String> goals) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setGoals(goals);
        request.setSystemProperties(new Properties());
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }
}
