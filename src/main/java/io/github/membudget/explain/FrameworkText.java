package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.TestFramework;
import io.github.membudget.model.Finding.Advice;
import java.util.Comparator;
import java.util.Map;

/** Puts advice, which is written for JUnit Jupiter, into the words of the framework in which a module's tests are written. */
final class FrameworkText {
    private static final Map<String, String> JUNIT_4 = Map.of(
            "@BeforeEach", "@Before",
            "@AfterEach", "@After",
            "@BeforeAll", "@BeforeClass",
            "@AfterAll", "@AfterClass");

    private static final Map<String, String> TESTNG = Map.of(
            "@BeforeEach", "@BeforeMethod",
            "@AfterEach", "@AfterMethod",
            "@BeforeAll static", "@BeforeClass",
            "@AfterAll static", "@AfterClass",
            "@BeforeAll", "@BeforeClass",
            "@AfterAll", "@AfterClass");

    private FrameworkText() {}

    static String of(TestFramework framework, String advice) {
        String text = advice;
        // The longer ones first: one may be the beginning of another.
        for (Map.Entry<String, String> word : words(framework).entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }

    static Advice of(TestFramework framework, Advice advice) {
        return new Advice(
                advice.cause(),
                advice.cost(),
                of(framework, advice.before()),
                of(framework, advice.after()),
                advice.link(),
                advice.effort());
    }

    private static Map<String, String> words(TestFramework framework) {
        return switch (framework) {
            case JUPITER -> Map.of();
            case JUNIT_4 -> JUNIT_4;
            case TESTNG -> TESTNG;
        };
    }
}
