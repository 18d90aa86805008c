package io.github.membudget.maven;

import io.github.membudget.surefire.SurefireKind;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Failsafe's verify goal stays the user's. But that a project has no test in this shard is no failure, whatever {@code failIfNoTests} says. */
final class VerifyInShard {
    private static final String GOAL = "verify";
    private static final String PARAMETER = "failIfNoTests";

    private VerifyInShard() {}

    /** @param warn where the goal keeps its configuration: a fault of ours must not end the build */
    static void passesWithoutTests(MavenSession session, Consumer<String> warn) {
        SessionEvents.beforeGoals(session, execution -> {
            try {
                pass(execution);
            } catch (RuntimeException | LinkageError e) {
                warn.accept(
                        "membudget: Failsafe's verify may ask for tests in this shard, since its configuration could"
                                + " not be changed (" + e + ").");
            }
        });
    }

    static void pass(MojoExecution execution) {
        if (!GOAL.equals(execution.getGoal())
                || !SurefireKind.FAILSAFE.key().equals(execution.getPlugin().getKey())) {
            return;
        }
        Xpp3Dom configuration = execution.getConfiguration() == null
                ? new Xpp3Dom("configuration")
                : new Xpp3Dom(execution.getConfiguration());
        Xpp3Dom written = configuration.getChild(PARAMETER);
        if (written == null) {
            written = new Xpp3Dom(PARAMETER);
            configuration.addChild(written);
        }
        written.setValue("false");
        execution.setConfiguration(configuration);
    }
}
