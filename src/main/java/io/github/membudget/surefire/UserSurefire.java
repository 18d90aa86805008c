package io.github.membudget.surefire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The user's own Surefire or Failsafe, as their pom says, at a version that can be tapped.
 *
 * @param plugin a copy, safe to change
 * @param configuration of the execution, from every level of the user's poms
 * @param own whether that execution is one of the user's by this very id
 * @param replaced why its version was replaced, where it was
 */
record UserSurefire(Plugin plugin, Xpp3Dom configuration, boolean own, Optional<String> replaced) {
    /** Event channels, and so the tap, came with 3.0.0. */
    private static final ComparableVersion OLDEST = new ComparableVersion("3.0.0");

    private static final String NEEDS = "; membudget needs 3.0.0 or newer";

    private static final ComparableVersion ALL_ON_PLATFORM = new ComparableVersion("3.6.0");

    /** TestNG before 6.14.3, JUnit 4 before 4.12, TestNG's suite files. */
    private static final String LAST_WITH_OLD_PROVIDERS = "3.5.6";

    /**
     * @param executionId of our goal: the user's execution of that id is run, else their default one, else the plugin's
     *     configuration alone
     * @param onPlatform whether its tests must run on the JUnit Platform where a newer version runs them there
     */
    static UserSurefire of(
            MavenProject project, SurefireKind kind, String executionId, String newestVersion, boolean onPlatform) {
        Plugin declared = declared(project, kind);
        Plugin plugin = declared == null ? new Plugin() : declared.clone();
        plugin.setGroupId(SurefireKind.GROUP_ID);
        plugin.setArtifactId(kind.artifactId());
        Xpp3Dom configuration = configuration(plugin, kind, executionId);
        Optional<String> replaced = whyReplaced(project, kind, declared)
                .or(() -> onPlatform ? whyNotOnPlatform(project, plugin, configuration) : Optional.empty());
        if (replaced.isPresent()) {
            plugin.setVersion(
                    runsByNewest(project.getArtifacts(), configuration) ? newestVersion : LAST_WITH_OLD_PROVIDERS);
        }
        boolean own = plugin.getExecutionsAsMap().containsKey(executionId);
        plugin.setExecutions(List.of());
        return new UserSurefire(plugin, configuration, own, replaced);
    }

    /** What no phase of this packaging runs, the poms may manage all the same. */
    private static @Nullable Plugin declared(MavenProject project, SurefireKind kind) {
        Plugin plugin = project.getPlugin(kind.key());
        return plugin != null || project.getPluginManagement() == null
                ? plugin
                : project.getPluginManagement().getPluginsAsMap().get(kind.key());
    }

    /** Nothing, where the newest would not run these tests either, or the user chose how they are run. */
    private static Optional<String> whyNotOnPlatform(MavenProject project, Plugin plugin, Xpp3Dom configuration) {
        Collection<Artifact> tested = project.getArtifacts();
        boolean chosen = plugin.getDependencies().stream()
                .anyMatch(one -> one.getArtifactId().startsWith("surefire-"));
        return chosen
                        || new ComparableVersion(plugin.getVersion()).compareTo(ALL_ON_PLATFORM) >= 0
                        || !hasOnlyOld(tested)
                        || !runsByNewest(tested, configuration)
                ? Optional.empty()
                : Optional.of(
                        plugin.getArtifactId() + " " + plugin.getVersion()
                                + " runs JUnit 4 and TestNG without the JUnit Platform; membudget looks into test JVMs by that");
    }

    /** Whether Surefire runs tests on the JUnit Platform, as far as can be told before. */
    boolean mayBeOnPlatform(Collection<Artifact> tested) {
        return new ComparableVersion(plugin.getVersion()).compareTo(ALL_ON_PLATFORM) >= 0
                || tested.stream().anyMatch(UserSurefire::isOfPlatform)
                || plugin.getDependencies().stream()
                        .anyMatch(one -> one.getArtifactId().equals("surefire-junit-platform"));
    }

    private static boolean isOfPlatform(Artifact artifact) {
        return artifact.getGroupId().startsWith("org.junit.");
    }

    /** JUnit 4 or TestNG, and nothing of the JUnit Platform's. */
    static boolean hasOnlyOld(Collection<Artifact> tested) {
        return tested.stream()
                        .map(artifact -> artifact.getGroupId() + ":" + artifact.getArtifactId())
                        .anyMatch(Set.of("junit:junit", "org.testng:testng")::contains)
                && tested.stream().noneMatch(UserSurefire::isOfPlatform);
    }

    /** Surefire 3.6 gave up what does not run on the JUnit Platform. */
    static boolean runsByNewest(Collection<Artifact> tested, Xpp3Dom configuration) {
        return configuration.getChild("suiteXmlFiles") == null
                && tested.stream()
                        .noneMatch(artifact -> switch (artifact.getGroupId() + ":" + artifact.getArtifactId()) {
                            case "org.testng:testng" -> between(artifact.getVersion(), "0", "6.14.3");
                            case "junit:junit" -> between(artifact.getVersion(), "4.0", "4.12");
                            default -> false;
                        });
    }

    private static boolean between(String version, String from, String below) {
        ComparableVersion own = new ComparableVersion(version);
        return own.compareTo(new ComparableVersion(from)) >= 0 && own.compareTo(new ComparableVersion(below)) < 0;
    }

    private static Xpp3Dom configuration(Plugin plugin, SurefireKind kind, String executionId) {
        Map<String, PluginExecution> executions = plugin.getExecutionsAsMap();
        PluginExecution execution = executions.get(executionId);
        if (execution == null) {
            execution = executions.get("default-" + kind.goal());
        }
        Object configuration = execution == null ? plugin.getConfiguration() : execution.getConfiguration();
        return configuration instanceof Xpp3Dom dom ? new Xpp3Dom(dom) : new Xpp3Dom("configuration");
    }

    private static Optional<String> whyReplaced(MavenProject project, SurefireKind kind, @Nullable Plugin declared) {
        String version = declared == null ? null : declared.getVersion();
        if (version == null || (fromMavenItself(declared) && !pinnedBySomeone(project, kind))) {
            return Optional.of(kind.artifactId() + " has no version in your poms"
                    + (version == null ? "" : " (this Maven's own choice is " + version + ")") + NEEDS);
        }
        if (new ComparableVersion(version).compareTo(OLDEST) < 0) {
            return Optional.of(kind.artifactId() + " " + version + " is older than 3.0.0" + NEEDS);
        }
        return Optional.empty();
    }

    /** Whether the version comes from Maven's lifecycle bindings; where Maven does not tell, it may. */
    private static boolean fromMavenItself(@Nullable Plugin declared) {
        InputLocation location = declared == null ? null : declared.getLocation("version");
        if (location == null
                || location.getSource() == null
                || location.getSource().getModelId() == null) {
            return true;
        }
        return location.getSource().getModelId().contains("lifecycle-bindings");
    }

    private static boolean pinnedBySomeone(MavenProject project, SurefireKind kind) {
        for (MavenProject at = project; at != null; at = at.getParent()) {
            Model written = at.getOriginalModel();
            if (written == null) {
                continue;
            }
            if (written.getBuild() != null
                    && (pins(written.getBuild(), kind)
                            || pins(written.getBuild().getPluginManagement(), kind))) {
                return true;
            }
            boolean inProfile = written.getProfiles().stream()
                    .map(profile -> profile.getBuild())
                    .anyMatch(build -> build != null && (pins(build, kind) || pins(build.getPluginManagement(), kind)));
            if (inProfile) {
                return true;
            }
        }
        return false;
    }

    private static boolean pins(@Nullable PluginContainer container, SurefireKind kind) {
        return container != null
                && container.getPlugins().stream()
                        .anyMatch(plugin -> kind.key().equals(plugin.getKey()) && plugin.getVersion() != null);
    }
}
