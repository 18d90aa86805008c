package io.github.membudget.probe;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the {@link Probe} of each test and class that starts or ends. The platform launcher finds it as a service. It does nothing in a JVM
 * that is no fork, as in Maven's own, in which Surefire may look for tests.
 */
public final class MemoryListener implements TestExecutionListener {
    /** Called before any test class is loaded. */
    public MemoryListener() {
        ProbeSettings.hideProperties();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Probe probe = Probe.ofThisJvm();
        if (probe == null) {
            return;
        }
        try {
            List<String> classes = new ArrayList<String>();
            for (TestIdentifier root : plan.getRoots()) {
                outermost(plan, root, classes);
            }
            probe.planStarted(new RemainingClasses(classes));
            Rounds.OF_THIS_JVM.planStarted(plan);
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        Probe probe = Probe.ofThisJvm();
        if (probe == null) {
            return;
        }
        try {
            if (test.isTest()) {
                // Test identifiers are equal by their ids. Making an id's text would take longer than a short test
                // does.
                probe.testStarted(test);
            } else if (isClass(test)) {
                probe.classStarted(test.getUniqueId(), TestName.of(test).className);
            }
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        Probe probe = Probe.ofThisJvm();
        if (probe == null || !isClass(test)) {
            return;
        }
        try {
            probe.classSkipped(test.getUniqueId());
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Probe probe = Probe.ofThisJvm();
        if (probe == null) {
            return;
        }
        try {
            // A plan may be pruned while it runs: what names a test is copied now.
            if (test.isTest()) {
                TestName name = TestName.of(test);
                probe.testEnded(test, name.className, name.method, test.getLegacyReportingName(), tags(test));
                Rounds.OF_THIS_JVM.testEnded(test, result);
            } else if (isClass(test)) {
                probe.classEnded(test.getUniqueId(), TestName.of(test).className, tags(test));
            }
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    /** Called while what the session's own listeners dispose of at its end is still there. */
    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Probe probe = Probe.ofThisJvm();
        if (probe != null) {
            probe.planEnded();
            Rounds.OF_THIS_JVM.planEnded(probe);
        }
    }

    private static void outermost(TestPlan plan, TestIdentifier parent, List<String> classes) {
        for (TestIdentifier child : plan.getChildren(parent)) {
            if (isClass(child)) {
                classes.add(child.getUniqueId());
            } else if (child.isContainer()) {
                outermost(plan, child, classes);
            }
        }
    }

    private static String tags(TestIdentifier test) {
        StringBuilder names = new StringBuilder();
        for (TestTag tag : test.getTags()) {
            names.append(names.length() == 0 ? "" : ",").append(tag.getName());
        }
        return names.toString();
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }
}
