package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Baseline;
import io.github.membudget.report.BaselineJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** The baseline in the user's repository. */
final class BaselineSource {
    static final String NAME = "membudget-baseline.json";

    private BaselineSource() {}

    /**
     * Where it is: as configured, else where Maven was started, else at the root of the reactor that this is a part of.
     *
     * @param configured relative to where Maven was started
     */
    static Path file(MavenSession session, @Nullable File configured) {
        Path start = Path.of(session.getExecutionRootDirectory());
        if (configured != null) {
            return start.resolve(configured.toPath());
        }
        Path here = start.resolve(NAME);
        File root = session.getRequest().getMultiModuleProjectDirectory();
        return root == null || Files.exists(here) || !Files.exists(root.toPath().resolve(NAME))
                ? here
                : root.toPath().resolve(NAME);
    }

    /**
     * Empty where there is none.
     *
     * @throws InvalidSetting if it can't be read, or the user named one that is not there
     */
    static Optional<Baseline> of(MavenSession session, @Nullable File configured) throws InvalidSetting {
        Path file = file(session, configured);
        // Some tests alone say nothing of a whole run.
        if (session.getUserProperties().getProperty("test") != null
                || session.getUserProperties().getProperty("it.test") != null) {
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BaselineJson.read(file));
        } catch (IOException e) {
            throw new InvalidSetting(
                    "baseline",
                    file.getFileName().toString(),
                    e.getMessage()
                            + "; take the file as it was committed, or write it anew: mvn membudget:baseline -Dmembudget.runs=3");
        }
    }
}
