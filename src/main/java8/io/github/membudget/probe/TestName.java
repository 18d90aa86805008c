package io.github.membudget.probe;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** Class and method of a test, or of what contains tests, as far as its source tells. */
final class TestName {
    static final TestName NONE = new TestName("", "");

    final String className;
    final String method;

    private TestName(String className, String method) {
        this.className = className;
        this.method = method;
    }

    static TestName of(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource) {
            return new TestName(((MethodSource) source).getClassName(), ((MethodSource) source).getMethodName());
        }
        return new TestName(
                source instanceof ClassSource ? ((ClassSource) source).getClassName() : "", test.getDisplayName());
    }

    /** The same with its invocation, where it runs several times: {@code keepsMore(int)[2]}. A class has no method. */
    static TestName ofResult(TestIdentifier test) {
        TestName name = of(test);
        if (!test.isTest() && test.getSource().orElse(null) instanceof ClassSource) {
            return new TestName(name.className, "");
        }
        String reported = test.getLegacyReportingName();
        return reported.endsWith("]") && reported.startsWith(name.method)
                ? new TestName(name.className, reported)
                : name;
    }

    /** Whether a class stands in one of those that are open. */
    static boolean isNested(String className, Iterable<String> open) {
        for (String outer : open) {
            if (className.startsWith(outer + "$")) {
                return true;
            }
        }
        return false;
    }
}
