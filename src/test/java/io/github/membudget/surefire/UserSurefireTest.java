package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class UserSurefireTest {
    private static boolean runs(String groupId, String artifactId, String version) {
        return UserSurefire.runsByNewest(List.of(artifact(groupId, artifactId, version)), new Xpp3Dom("configuration"));
    }

    private static Artifact artifact(String groupId, String artifactId, String version) {
        return new DefaultArtifact(groupId, artifactId, version, "test", "jar", "", new DefaultArtifactHandler("jar"));
    }

    @Test
    void aSurefireThatRunsTestsBesideTheJUnitPlatformIsReplacedWhereThatIsNeeded() {
        Artifact junit4 = artifact("junit", "junit", "4.13.2");
        Artifact jupiter = artifact("org.junit.jupiter", "junit-jupiter-api", "5.14.4");

        assertThat(replaced("3.5.1", true, Set.of(junit4)))
                .contains(
                        "maven-surefire-plugin 3.5.1 runs JUnit 4 and TestNG without the JUnit Platform; membudget looks"
                                + " into test JVMs by that");
        assertThat(replaced("3.5.1", false, Set.of(junit4))).isEmpty();
        assertThat(replaced("3.6.1", true, Set.of(junit4))).isEmpty();
        assertThat(replaced("3.5.1", true, Set.of(junit4, jupiter))).isEmpty();
        assertThat(replaced("3.5.1", true, Set.of(artifact("org.testng", "testng", "6.8.21"))))
                .as("which the newest does not run")
                .isEmpty();
        assertThat(replaced("3.5.1", true, Set.of())).isEmpty();
    }

    @Test
    void nothingIsAddedToTestJvmsThatWouldNotLoadIt() {
        Artifact junit4 = artifact("junit", "junit", "4.13.2");
        Artifact engine = artifact("org.junit.vintage", "junit-vintage-engine", "5.14.4");

        assertThat(mayBeOnPlatform("3.5.6", List.of(junit4))).isFalse();
        assertThat(mayBeOnPlatform("3.5.6", List.of())).isFalse();
        assertThat(mayBeOnPlatform("3.5.6", List.of(junit4, engine))).isTrue();
        assertThat(mayBeOnPlatform("3.5.6", List.of(junit4), "surefire-junit-platform"))
                .isTrue();
        assertThat(mayBeOnPlatform("3.5.6", List.of(junit4), "surefire-junit47"))
                .isFalse();
        assertThat(mayBeOnPlatform("3.6.0", List.of(junit4))).isTrue();
    }

    private static boolean mayBeOnPlatform(String version, List<Artifact> tested, String... dependencies) {
        Plugin surefire = new Plugin();
        surefire.setVersion(version);
        for (String artifactId : dependencies) {
            Dependency dependency = new Dependency();
            dependency.setArtifactId(artifactId);
            surefire.addDependency(dependency);
        }
        return new UserSurefire(surefire, new Xpp3Dom("configuration"), true, Optional.empty()).mayBeOnPlatform(tested);
    }

    private static Optional<String> replaced(String version, boolean onPlatform, Set<Artifact> tested) {
        Plugin surefire = new Plugin();
        surefire.setGroupId(SurefireKind.GROUP_ID);
        surefire.setArtifactId("maven-surefire-plugin");
        surefire.setVersion(version);
        Model written = new Model();
        written.setBuild(new Build());
        written.getBuild().addPlugin(surefire);
        MavenProject project = new MavenProject(written);
        project.setOriginalModel(written);
        project.setArtifacts(tested);
        UserSurefire users = UserSurefire.of(project, SurefireKind.SUREFIRE, "default-test", "3.6.1", onPlatform);
        assertThat(users.plugin().getVersion()).isEqualTo(users.replaced().isPresent() ? "3.6.1" : version);
        return users.replaced();
    }

    @Test
    void whatTheNewestSurefireGaveUpRunsByTheLastThatHadIt() {
        assertThat(runs("org.testng", "testng", "6.8.21")).isFalse();
        assertThat(runs("org.testng", "testng", "6.14.3")).isTrue();
        assertThat(runs("junit", "junit", "4.11")).isFalse();
        assertThat(runs("junit", "junit", "4.13.2")).isTrue();
        assertThat(runs("junit", "junit", "3.8.2")).isTrue();
        assertThat(runs("org.slf4j", "slf4j-api", "1.7.36")).isTrue();
        Xpp3Dom suites = new Xpp3Dom("configuration");
        suites.addChild(new Xpp3Dom("suiteXmlFiles"));
        assertThat(UserSurefire.runsByNewest(List.of(), suites)).isFalse();
    }
}
