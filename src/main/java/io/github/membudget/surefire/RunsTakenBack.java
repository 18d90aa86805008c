package io.github.membudget.surefire;

import io.github.membudget.model.TestFacts;
import io.github.membudget.plan.TestModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Modules that run once more: what their first run left in Surefire's reports and in Failsafe's summary does not count. */
final class RunsTakenBack {
    private final SplitReports reports;
    private final Optional<FailsafeSummaries> summaries;
    private final SurefireChecksum checksums;
    private final Set<String> modules = ConcurrentHashMap.newKeySet();

    RunsTakenBack(SplitReports reports, Optional<FailsafeSummaries> summaries, SurefireChecksum checksums) {
        this.reports = reports;
        this.summaries = summaries;
        this.checksums = checksums;
    }

    /** @param tests that ran in the run that does not count */
    void add(TestModule module, List<TestFacts> tests) {
        reports.takeBack(tests.stream().map(test -> test.id().className()).collect(Collectors.toSet()));
        summaries.ifPresent(all -> all.takeBack(module.name()));
        modules.add(module.name());
    }

    /**
     * Has Surefire forget the first run: else it would say that it has run with this configuration, and run nothing.
     *
     * @param run the configuration of the run that comes now
     * @param context what Surefire remembers of the project
     */
    void beforeRun(TestModule module, MojoConfiguration run, Map<String, Object> context) {
        if (modules.remove(module.name())) {
            checksums.of(run).ifPresent(context::remove);
        }
    }
}
