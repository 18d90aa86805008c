package io.github.membudget.model;

/** How many tests ran and how they ended, as Surefire counts them. */
public record TestCounts(int run, int failures, int errors, int skipped) {
    public static final TestCounts NONE = new TestCounts(0, 0, 0, 0);

    /** Whether every test that ran was good in the end. */
    public boolean good() {
        return failures + errors == 0;
    }

    public TestCounts plus(TestCounts other) {
        return new TestCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }
}
