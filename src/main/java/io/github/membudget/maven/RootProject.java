package io.github.membudget.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Finds the project that Maven was started in, also where {@code -pl} leaves it out of the build. */
public final class RootProject {
    private RootProject() {}

    public static MavenProject of(MavenSession session) {
        // Without any pom there is but Maven's own stand-in.
        return session.getAllProjects() == null
                ? session.getTopLevelProject()
                : session.getAllProjects().stream()
                        .filter(MavenProject::isExecutionRoot)
                        .findFirst()
                        .orElse(session.getTopLevelProject());
    }

    /** Its {@code target}. */
    public static Path buildDirectory(MavenSession session) {
        return Path.of(of(session).getBuild().getDirectory());
    }
}
