package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class UserSurefireTest {
    private static boolean runs(String groupId, String artifactId, String version) {
        Artifact artifact =
                new DefaultArtifact(groupId, artifactId, version, "test", "jar", "", new DefaultArtifactHandler("jar"));
        return UserSurefire.runsByNewest(List.of(artifact), new Xpp3Dom("configuration"));
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
