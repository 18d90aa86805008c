package io.github.membudget.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test as Surefire names it.
 *
 * @param className the class' binary name
 * @param method the method, with its invocation where it has several; empty for the class itself
 * @param displayName the name for people, where it differs from the method
 */
public record TestId(String className, Optional<String> method, Optional<String> displayName) {

    public static TestId ofMethod(String className, String method) {
        return new TestId(className, Optional.of(method), Optional.empty());
    }

    // By hand: see Bytes.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TestId test
                && className.equals(test.className)
                && method.equals(test.method)
                && displayName.equals(test.displayName);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * className.hashCode() + method.hashCode()) + displayName.hashCode();
    }

    /** {@code SearchTest.topK}: for sentences. */
    public String shortName() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return method.map(name -> simple + "." + name).orElse(simple);
    }
}
