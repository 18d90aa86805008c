package io.github.membudget.maven;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** Sessions as Maven makes them, for tests. */
final class Sessions {
    private Sessions() {}

    static MavenExecutionRequest request(Path root) {
        return new DefaultMavenExecutionRequest()
                .setBaseDirectory(root.toFile())
                .setLocalRepositoryPath(root.resolve("repository").toFile())
                .setSystemProperties(new Properties())
                .setUserProperties(new Properties());
    }

    @SuppressWarnings("deprecation")
    static MavenSession of(MavenExecutionRequest request) {
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }
}
