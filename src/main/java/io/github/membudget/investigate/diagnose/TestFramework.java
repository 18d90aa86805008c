package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.TypeGrowth;
import java.util.List;

/** The framework in which a module's tests are written, so that advice can be given in its words. */
public enum TestFramework {
    JUPITER,
    JUNIT_4,
    TESTNG;

    /** Jupiter, unless there are tests of another framework alone. */
    static TestFramework of(List<TypeGrowth> types) {
        if (isAny(types, "org.junit.jupiter.engine.")) {
            return JUPITER;
        }
        return isAny(types, "org.testng.") ? TESTNG : isAny(types, "org.junit.vintage.engine.") ? JUNIT_4 : JUPITER;
    }

    private static boolean isAny(List<TypeGrowth> types, String from) {
        return types.stream().anyMatch(type -> type.type().startsWith(from));
    }
}
