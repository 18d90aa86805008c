package io.github.membudget.run;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judged modules for tests. */
final class Results {
    private Results() {}

    static ModuleResult completed(String name) {
        return of("g:core", name, Verdict.WITHIN);
    }

    static ModuleResult of(String project, String name, Verdict verdict) {
        ModuleFacts facts = Runs.facts(Bytes.ofMebibytes(100));
        return new ModuleResult(
                project,
                "default-test",
                name,
                verdict,
                OnBreach.FAIL,
                Metric.RSS,
                Optional.of(Bytes.ofMebibytes(512)),
                Optional.empty(),
                Runs.held().holding(),
                Outcome.COMPLETED,
                OptionalInt.empty(),
                TestCounts.NONE,
                facts,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                LeakVerdict.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
