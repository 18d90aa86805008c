package io.github.membudget.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One test module's run, judged.
 *
 * @param project {@code groupId:artifactId}
 * @param execution id of the Surefire or Failsafe execution it ran in
 * @param ceiling absent where none was configured
 * @param heap the -Xmx of each fork that the plugin set or found, where known
 * @param enforcement as in report.json: {@code watchdog}, {@code off}, …
 * @param exitCode of the fork that ended the run, where it did not end well and is known
 */
public record ModuleResult(
        String project,
        String execution,
        String name,
        Verdict verdict,
        OnBreach onBreach,
        Optional<Bytes> ceiling,
        Optional<Bytes> heap,
        String enforcement,
        Outcome outcome,
        OptionalInt exitCode,
        TestCounts tests,
        ModuleFacts facts,
        List<Breach> breaches) {}
