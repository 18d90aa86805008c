package io.github.membudget.surefire;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What of Maven it takes to run another plugin's goal.
 *
 * @param mojos configures goals without running them
 */
public record MavenParts(
        MavenSession session, BuildPluginManager plugins, MavenPluginManager mojos, ToolchainManager toolchains) {}
