package io.github.membudget.maven;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Baseline;
import io.github.membudget.run.SuiteRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** Finds the baseline's file in the user's repository, and has a suite compared with it. */
public final class BaselineSource {
    private static final String NAME = "membudget-baseline.json";

    private final MavenSession session;
    private final Optional<String> configured;

    /** @param configured relative to where Maven was started */
    public BaselineSource(MavenSession session, Optional<String> configured) {
        this.session = session;
        this.configured = configured;
    }

    /** As configured, else where Maven was started, else at the root of the reactor that this is a part of. */
    public Path file() {
        Path start = Path.of(session.getExecutionRootDirectory());
        if (configured.isPresent()) {
            return start.resolve(configured.get().strip());
        }
        Path here = start.resolve(NAME);
        File root = session.getRequest().getMultiModuleProjectDirectory();
        return root == null || Files.exists(here) || !Files.exists(root.toPath().resolve(NAME))
                ? here
                : root.toPath().resolve(NAME);
    }

    /**
     * Has the suite compared with it, where there is one, and its heaps sized by it.
     *
     * @param awaited whether growth over it is to fail
     * @param shard whether machines divide the suite by it
     * @return what the user should hear
     * @throws InvalidSetting if it can't be read
     */
    public Optional<String> compare(SuiteRun suite, boolean awaited, boolean shard) throws InvalidSetting {
        if (suite.heaps().hasBaseline()) {
            return Optional.empty();
        }
        // A run of some tests is not compared with whole runs, but its JVM gets the heap that a whole run has.
        boolean someTests = SessionSuite.hasSomeTests(session);
        Path file = file();
        if (!Files.exists(file)) {
            return awaited && !someTests
                    ? Optional.of("membudget: maxGrowth holds nothing: there is no " + file
                            + ". mvn membudget:baseline -Dmembudget.runs=3 makes it.")
                    : Optional.empty();
        }
        try {
            Baseline read = BaselineJson.read(file);
            suite.heaps().of(read);
            if (!someTests) {
                suite.baseline().with(read);
            }
            return Optional.empty();
        } catch (IOException e) {
            if (someTests && !shard) {
                return Optional.empty();
            }
            throw new InvalidSetting(
                    "baseline",
                    file.getFileName().toString(),
                    e.getMessage() + "; take the file as it was committed, or write it anew:"
                            + " mvn membudget:baseline -Dmembudget.runs=3");
        }
    }
}
