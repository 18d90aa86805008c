package io.github.membudget.maven;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.plan.ModulePlanner;
import org.apache.maven.project.MavenProject;

/** A project whose Surefire runs its tests in Maven's own JVM: {@code forkCount} is 0. */
public final class WithoutFork {
    private WithoutFork() {}

    /**
     * The warning where such a project may run its tests. The suite's ceiling is no reason to refuse: it belongs to whoever owns the machine,
     * and one project of many must not end their build.
     *
     * @throws InvalidSetting where somebody gave its tests a ceiling, which could not be held
     */
    public static String warning(Settings settings, MavenProject project) throws InvalidSetting {
        if (hasCeiling(settings, project)) {
            throw new InvalidSetting(
                    "forkCount",
                    "0",
                    "tests of " + project.getArtifactId()
                            + " would run in Maven's own JVM, where they can be neither measured nor limited apart from Maven; set"
                            + " Surefire's <forkCount> to 1 or more. To run this project without budgets: <membudget.skip>true</membudget.skip> in its"
                            + " <properties>");
        }
        return "membudget: " + project.getArtifactId()
                + " runs its tests in Maven's own JVM (Surefire's <forkCount> is 0)."
                + " There they cannot be measured or limited, and no ceiling counts them."
                + " They run as without membudget. Set <forkCount> to 1 or more to measure them.";
    }

    private static boolean hasCeiling(Settings settings, MavenProject project) {
        return settings.get(Parameters.MODULE_CEILING).isPresent()
                || settings.get(Parameters.TEST_CEILING).isPresent()
                || !settings.get(Parameters.TESTS).isEmpty()
                || ModulePlanner.namedModules(settings, project.getGroupId(), project.getArtifactId()).stream()
                        .anyMatch(module -> module.ceiling().isPresent());
    }
}
