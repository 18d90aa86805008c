package io.github.membudget.mojo;

import io.github.membudget.surefire.SurefireKind;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the project's unit tests with the project's own Surefire, each test module in its own JVM under its own memory ceiling,
 * and fails the build when a ceiling is passed. With <code>&lt;extensions&gt;true&lt;/extensions&gt;</code> this goal takes
 * the place of <code>surefire:test</code> by itself.
 */
@Mojo(
        name = "test",
        defaultPhase = LifecyclePhase.TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class TestMojo extends AbstractBudgetMojo {
    @Override
    SurefireKind kind() {
        return SurefireKind.SUREFIRE;
    }
}
