package io.github.membudget.mojo;

import io.github.membudget.surefire.SurefireKind;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the project's integration tests with the project's own Failsafe, each test module in its own JVM under its own memory
 * ceiling, and fails the build when a ceiling is passed. Failsafe's own <code>verify</code> goal then judges the tests'
 * results as ever.
 */
@Mojo(
        name = "integration-test",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class IntegrationTestMojo extends AbstractBudgetMojo {
    @Override
    SurefireKind kind() {
        return SurefireKind.FAILSAFE;
    }
}
