package io.github.membudget.mojo;

import io.github.membudget.maven.LibrariesOnDemand;
import io.github.membudget.maven.RootProject;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common that run once for a whole build. */
abstract class AbstractAggregatorMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    /** The newer way to inject does not serve Maven 3.6. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private RepositorySystem repositories;

    final MavenSession session() {
        return session;
    }

    /** The plugin's own, in the build directory of the project that Maven was started in. */
    final Path directory() {
        return RootProject.buildDirectory(session).resolve("membudget");
    }

    final LibrariesOnDemand libraries() {
        return new LibrariesOnDemand(repositories, session, session.getCurrentProject(), getLog()::warn);
    }
}
