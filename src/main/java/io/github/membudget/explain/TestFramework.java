package io.github.membudget.explain;

import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.TypeGrowth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Advice is written for JUnit Jupiter; where a module has tests of another framework alone, it is told in that one's words. */
enum TestFramework {
    JUPITER(Map.of()),
    JUNIT_4(Map.of(
            "@BeforeEach", "@Before",
            "@AfterEach", "@After",
            "@BeforeAll", "@BeforeClass",
            "@AfterAll", "@AfterClass")),
    TESTNG(Map.of(
            "@BeforeEach", "@BeforeMethod",
            "@AfterEach", "@AfterMethod",
            "@BeforeAll static", "@BeforeClass",
            "@AfterAll static", "@AfterClass",
            "@BeforeAll", "@BeforeClass",
            "@AfterAll", "@AfterClass"));

    private final Map<String, String> words;

    TestFramework(Map<String, String> words) {
        this.words = words;
    }

    /** @param types of which instances were seen in the module's forks */
    static TestFramework of(List<TypeGrowth> types) {
        if (isAny(types, "org.junit.jupiter.engine.")) {
            return JUPITER;
        }
        return isAny(types, "org.testng.") ? TESTNG : isAny(types, "org.junit.vintage.engine.") ? JUNIT_4 : JUPITER;
    }

    private static boolean isAny(List<TypeGrowth> types, String from) {
        return types.stream().anyMatch(type -> type.type().startsWith(from));
    }

    String told(String advice) {
        String told = advice;
        // The longer ones first: one may be the beginning of another.
        for (Map.Entry<String, String> word : words.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList()) {
            told = told.replace(word.getKey(), word.getValue());
        }
        return told;
    }

    Advice told(Advice advice) {
        return new Advice(
                advice.cause(),
                advice.cost(),
                told(advice.before()),
                told(advice.after()),
                advice.link(),
                advice.effort());
    }
}
