package io.github.membudget.surefire;

import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Prepares the user's own Surefire to run with our listener for test events in it. */
public final class SurefireSetup {
    private final MavenParts maven;
    private final PluginDescriptor own;

    /** @param own this plugin's descriptor: the same jar goes into Surefire's class realm */
    public SurefireSetup(MavenParts maven, PluginDescriptor own) {
        this.maven = maven;
        this.own = own;
    }

    /**
     * @param executionId of our goal
     * @param onPlatform whether a newer version is taken where only that runs the tests on the JUnit Platform
     * @param overlay what a lifecycle that another goal forks wants of Surefire, where our goal runs in one
     */
    public SurefireLauncher prepare(
            MavenProject project,
            SurefireKind kind,
            String executionId,
            boolean onPlatform,
            Optional<Xpp3Dom> overlay,
            Notices notices)
            throws MojoExecutionException {
        UserSurefire users = UserSurefire.of(project, kind, executionId, newestVersion(), onPlatform);
        users.plugin().addDependency(ownJar());
        // As Maven does it for Surefire's own execution.
        Xpp3Dom configuration = overlay.map(wanted -> Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(wanted), users.configuration()))
                .orElse(users.configuration());
        SurefireLauncher launcher = new SurefireLauncher(
                maven,
                new SurefireExecution(
                        project, kind, executionId, goal(users, project, kind), configuration, users.own()),
                users.mayBeOnPlatform(project.getArtifacts()),
                notices);
        String version = users.plugin().getVersion();
        users.replaced().filter(why -> launcher.hasTests()).ifPresent(why -> notices.warn()
                .accept(why + " and runs " + version + " instead. Pin <version>" + version
                        + "</version> in your pom to silence this."));
        return launcher;
    }

    private MojoDescriptor goal(UserSurefire users, MavenProject project, SurefireKind kind)
            throws MojoExecutionException {
        PluginDescriptor descriptor;
        try {
            descriptor = maven.plugins()
                    .loadPlugin(
                            users.plugin(),
                            project.getRemotePluginRepositories(),
                            maven.session().getRepositorySession());
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "membudget: cannot load " + users.plugin().getId() + ": " + e.getMessage(), e);
        }
        MojoDescriptor mojo = descriptor.getMojo(kind.goal());
        if (mojo == null) {
            throw new MojoExecutionException("membudget: " + descriptor.getId() + " has no goal " + kind.goal());
        }
        return mojo;
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
