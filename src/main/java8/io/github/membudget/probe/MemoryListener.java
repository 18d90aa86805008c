package io.github.membudget.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the {@link Probe} of each test and class that starts or ends. The platform launcher finds it as a service. It does nothing in a JVM
 * that is no fork, as in Maven's own, in which Surefire may look for tests.
 */
public final class MemoryListener implements TestExecutionListener {
    private final Rounds rounds = new Rounds(ProbeSettings.ofThisJvm().rounds());

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
            rounds.planStarted(probe, plan);
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
                probe.classStarted(test.getUniqueId(), className(test));
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
                probe.testEnded(test, className(test), methodName(test), test.getLegacyReportingName(), tags(test));
            } else if (isClass(test)) {
                probe.classEnded(test.getUniqueId(), className(test), tags(test));
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
            rounds.planEnded(probe);
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

    private static String className(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        if (source.isPresent() && source.get() instanceof MethodSource) {
            return ((MethodSource) source.get()).getClassName();
        }
        return source.isPresent() && source.get() instanceof ClassSource
                ? ((ClassSource) source.get()).getClassName()
                : "";
    }

    private static String methodName(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        return source.isPresent() && source.get() instanceof MethodSource
                ? ((MethodSource) source.get()).getMethodName()
                : test.getDisplayName();
    }
}
