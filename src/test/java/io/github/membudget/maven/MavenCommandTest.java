package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenCommandTest {
    @TempDir
    Path root;

    private MavenExecutionRequest request;

    @BeforeEach
    void begin() {
        System.setProperty("maven.home", root.resolve("maven").toString());
        request = Sessions.request(root);
    }

    @AfterEach
    void forget() {
        System.clearProperty("maven.home");
    }

    @Test
    void theSameMavenRunsTheGoalsInBatchModeWithTheSameRepository() {
        List<String> line = command().forAllProjects(Map.of());
        assertThat(line.get(0)).startsWith(root.resolve("maven/bin/mvn").toString());
        assertThat(line)
                .contains("-B", "-fn", "-Dmaven.repo.local=" + root.resolve("repository"))
                .endsWith("clean", "verify");
    }

    @Test
    void theUsersPomSettingsAndModeAreThere() throws Exception {
        Path settings = Files.createFile(root.resolve("settings.xml"));
        request.setOffline(true).setPom(root.resolve("pom.xml").toFile()).setUserSettingsFile(settings.toFile());
        assertThat(command().forAllProjects(Map.of()))
                .containsSequence("-o", "-f", root.resolve("pom.xml").toString(), "-s", settings.toString());
    }

    @Test
    void propertiesAreHandedOnButNotThoseOfTheGoalThatAsks() {
        request.getUserProperties().setProperty("user.own", "1");
        request.getUserProperties().setProperty("membudget.moduleCeiling", "1g");
        request.getUserProperties().setProperty("membudget.runs", "3");
        request.getUserProperties().setProperty("env.HOME", "/home");
        assertThat(command().forAllProjects(Map.of("membudget.internal.trial", "file")))
                .contains(
                        "-fae",
                        "-Duser.own=1",
                        "-Dmembudget.moduleCeiling=1g",
                        "-Dmembudget.internal.trial=file",
                        "-Dmaven.test.failure.ignore=true",
                        "-Dmembudget.formats=none")
                .noneMatch(argument -> argument.startsWith("-Dmembudget.runs") || argument.startsWith("-Denv."));
    }

    @Test
    void profilesAreOptionalWhereMavenKnowsThat() {
        request.addActiveProfile("fast").addInactiveProfile("slow");
        assertThat(command().forAllProjects(Map.of())).containsSequence("-P", "fast", "-P", "!slow");
        request.getSystemProperties().setProperty("maven.version", "4.0.0");
        assertThat(command().forAllProjects(Map.of())).containsSequence("-P", "?fast", "-P", "!?slow");
    }

    @Test
    void theProjectsAreThoseThatThisBuildWasAskedFor() {
        request.setSelectedProjects(List.of("core")).setExcludedProjects(List.of("web"));
        request.setMakeBehavior(MavenExecutionRequest.REACTOR_MAKE_BOTH);
        assertThat(command().forSelectedProjects(Map.of())).endsWith("-pl", "core,!web", "-am", "-amd");
        assertThat(command().forProject("g:a", Map.of())).endsWith("-pl", "g:a", "-am");
        assertThat(command().forAllProjects(Map.of())).doesNotContain("-pl");
    }

    private MavenCommand command() {
        return new MavenCommand(Sessions.of(request), List.of("clean", "verify"));
    }
}
