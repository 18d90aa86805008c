package io.github.membudget.explain;

import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says of a module that it was refused direct buffers. It may have as many of them as its ceiling at least, so with all else it would be over it.
 */
public final class RefusedBuffers {
    private static final int MOST_NAMED = 3;

    private RefusedBuffers() {}

    /** @param words of the OutOfMemoryError */
    public static Breach breach(LimitedModule module, String words, ModuleFacts facts) {
        Bytes ceiling = module.ceiling();
        List<String> tests = failed(facts.tests());
        List<String> lines = new ArrayList<>();
        lines.add("Module '" + module.name() + "' asked for more direct buffers than its whole " + ceiling.inMebibytes()
                + " ceiling"
                + (tests.isEmpty()
                        ? ""
                        : ", in " + tests.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")))
                + ", and was refused them.");
        lines.add("  " + words
                + facts.peak()
                        .map(peak -> ". It had reached " + peak.rss().inMebibytes() + " of RSS.")
                        .orElse("."));
        lines.add(
                "  To give it more: a larger <ceiling>. To limit its buffers otherwise: -XX:MaxDirectMemorySize in the module's"
                        + " <argLine>.");
        return new Breach(
                Breach.Scope.MODULE,
                module.project(),
                module.name(),
                ceiling,
                facts.peak()
                        .map(Peak::rss)
                        .filter(peak -> peak.exceeds(ceiling))
                        .orElse(ceiling),
                facts.peak().map(Peak::atMillis).orElse(facts.startMillis()),
                tests,
                String.join("\n", lines));
    }

    /** Where a fork ended first, nothing else says of a test that it failed. */
    private static List<String> failed(List<TestFacts> tests) {
        List<String> unfinished = FailureText.unfinished(tests);
        return unfinished.isEmpty()
                ? tests.stream()
                        .filter(test -> test.status() == TestStatus.ERROR || test.status() == TestStatus.FAILED)
                        .map(TestFacts::id)
                        .map(TestId::shortName)
                        .distinct()
                        .toList()
                : unfinished;
    }
}
