package io.github.membudget.run;

import io.github.membudget.configure.Settings;
import java.nio.file.Path;

/**
 * One execution of a test goal in one project, and what is configured for it.
 *
 * @param project {@code groupId:artifactId}
 * @param execution id of the Surefire or Failsafe execution
 * @param reruns whether Surefire runs failing tests again
 * @param buildDirectory the project's {@code target}
 * @param builders how many projects of the reactor may be built at one time
 */
public record Goal(
        String project, String execution, Settings settings, boolean reruns, Path buildDirectory, int builders) {
    /** Where the plugin keeps what is its own in the project's build directory. */
    Path directory() {
        return buildDirectory.resolve("membudget").toAbsolutePath();
    }
}
