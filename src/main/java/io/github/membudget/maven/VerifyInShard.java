package io.github.membudget.maven;

import io.github.membudget.surefire.SurefireKind;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Failsafe's verify goal stays the user's. But that a project has no test in this shard is no failure, whatever {@code failIfNoTests} says. */
final class VerifyInShard {
    private static final String GOAL = "verify";
    private static final String PARAMETER = "failIfNoTests";

    private VerifyInShard() {}

    static void passesWithoutTests(MavenSession session) {
        SessionEvents.beforeGoals(session, VerifyInShard::pass);
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
