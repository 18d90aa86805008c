package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.GrowthLimit;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.LogDetail;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.ReportFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wants, checked and with every default filled in.
 *
 * @param suiteCeiling the ceiling in force: as configured, else 90 % of the memory this build may use
 * @param suiteCeilingConfigured whether the user named one
 * @param metric what the modules are held against
 * @param suiteMetric what the suite is held against, where the user said; else proportional shares where the system
 *     has them, since a sum of RSS counts a page that several forks share in each of them
 * @param modules the named modules, in the user's order
 * @param testCeilings of tests that need another than the general one; the first that matches holds
 * @param log for what a line is printed
 * @param probe whether forks note their own figures
 * @param leftOff kinds of what classes leave behind that are not looked for
 * @param formats for CI systems; empty for those that the environment asks for
 * @param progress whether a terminal that somebody watches shows what runs now
 * @param jvm what the forks' JVM is to be like, where no module says so itself; absent where the user says nothing of it
 * @param maxGrowth of a module over its baseline; empty where growth fails nothing
 * @param warnings what the user should hear, once
 */
public record Settings(
        Bytes suiteCeiling,
        boolean suiteCeilingConfigured,
        Optional<Bytes> moduleCeiling,
        Optional<Bytes> testCeiling,
        OnBreach onBreach,
        Enforcement enforcement,
        Duration interval,
        Metric metric,
        Optional<Metric> suiteMetric,
        List<ModuleSettings> modules,
        List<TestCeiling> testCeilings,
        LogDetail log,
        boolean probe,
        Set<String> leftOff,
        Optional<Set<ReportFormat>> formats,
        boolean progress,
        Optional<JvmChoice> jvm,
        Optional<GrowthLimit> maxGrowth,
        List<String> warnings) {

    /** One {@code <test>}. */
    public record TestCeiling(TestPattern pattern, Bytes ceiling) {}

    /**
     * One {@code <module>}.
     *
     * @param includes Surefire patterns; empty where the module is told by groups or project alone
     * @param project the artifactId of the only reactor project it belongs to
     * @param ceiling its own, else the general one, else absent
     * @param heap a fixed -Xmx; absent means derived from the ceiling
     * @param jvm its own, else the general one, else absent
     * @param onBreach its own, else the general one
     */
    public record ModuleSettings(
            String name,
            List<String> includes,
            List<String> excludes,
            Optional<String> groups,
            Optional<String> project,
            Optional<Bytes> ceiling,
            String ceilingSetting,
            Optional<Bytes> heap,
            Optional<String> argLine,
            Optional<JvmChoice> jvm,
            io.github.membudget.model.Isolation isolation,
            OnBreach onBreach) {}
}
