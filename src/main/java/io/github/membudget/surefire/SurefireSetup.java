package io.github.membudget.surefire;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Makes the user's Surefire ready to be run with our tap in it. */
public final class SurefireSetup {
    private final MavenSession session;
    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;
    private final ToolchainManager toolchains;
    private final PluginDescriptor own;

    /** @param own this plugin's descriptor: the same jar goes into Surefire's class realm */
    public SurefireSetup(
            MavenSession session,
            BuildPluginManager plugins,
            MavenPluginManager mojos,
            ToolchainManager toolchains,
            PluginDescriptor own) {
        this.mojos = mojos;
        this.toolchains = toolchains;
        this.session = session;
        this.plugins = plugins;
        this.own = own;
    }

    /**
     * @param executionId of our goal
     * @param onPlatform whether a newer version is taken where only that runs the tests on the JUnit Platform
     * @param overlay what a lifecycle that another goal forks wants of Surefire, where our goal runs in one
     * @param warn hears why the user's version could not be used
     * @param error hears what Surefire tells of failed tests that the user ignores
     */
    public SurefireLauncher prepare(
            MavenProject project,
            SurefireKind kind,
            String executionId,
            boolean onPlatform,
            Optional<Xpp3Dom> overlay,
            Consumer<String> warn,
            Consumer<String> error)
            throws MojoExecutionException {
        UserSurefire users = UserSurefire.of(project, kind, executionId, newestVersion(), onPlatform);
        String version = users.plugin().getVersion();
        users.plugin().addDependency(ownJar());
        try {
            PluginDescriptor descriptor = plugins.loadPlugin(
                    users.plugin(), project.getRemotePluginRepositories(), session.getRepositorySession());
            MojoDescriptor mojo = descriptor.getMojo(kind.goal());
            if (mojo == null) {
                throw new MojoExecutionException("membudget: " + descriptor.getId() + " has no goal " + kind.goal());
            }
            SurefireLauncher launcher = new SurefireLauncher(
                    session,
                    project,
                    plugins,
                    mojos,
                    toolchains,
                    kind,
                    executionId,
                    mojo,
                    // As Maven does it for Surefire's own execution.
                    overlay.map(wanted -> Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(wanted), users.configuration()))
                            .orElse(users.configuration()),
                    users.mayBeOnPlatform(project.getArtifacts()),
                    users.own(),
                    warn,
                    error);
            users.replaced()
                    .filter(why -> launcher.hasTests())
                    .ifPresent(why -> warn.accept(why + " and runs " + version + " instead. Pin <version>" + version
                            + "</version> in your pom to silence this."));
            return launcher;
        } catch (MojoExecutionException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "membudget: cannot load " + users.plugin().getId() + ": " + e.getMessage(), e);
        }
    }

    private Dependency ownJar() {
        Dependency jar = new Dependency();
        jar.setGroupId(own.getGroupId());
        jar.setArtifactId(own.getArtifactId());
        jar.setVersion(own.getVersion());
        // Of our jar Surefire's realm sees the tap alone, which needs nothing but Surefire.
        Exclusion everything = new Exclusion();
        everything.setGroupId("*");
        everything.setArtifactId("*");
        jar.addExclusion(everything);
        return jar;
    }

    /** The Surefire that this plugin was built with. */
    private String newestVersion() {
        return Optional.ofNullable(own.getArtifactMap().get("org.apache.maven.surefire:maven-surefire-common"))
                .map(Artifact::getVersion)
                .orElseThrow(() -> new IllegalStateException("maven-surefire-common is missing from " + own.getId()));
    }
}
