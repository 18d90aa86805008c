package io.github.membudget.surefire;

import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * One execution of Surefire or Failsafe in one project.
 *
 * @param id of our goal's execution
 * @param configuration the user's
 * @param own whether it is one of Surefire's own executions, in whose place we stand
 */
record SurefireExecution(
        MavenProject project, SurefireKind kind, String id, MojoDescriptor mojo, Xpp3Dom configuration, boolean own) {
    /** Surefire with its version: {@code groupId:artifactId:version}. */
    String surefire() {
        return mojo.getPluginDescriptor().getId();
    }
}
