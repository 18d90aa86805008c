package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.BreachText;
import io.github.membudget.explain.EnforcementText;
import io.github.membudget.judge.CeilingGuard;
import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.Host;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.Report;
import io.github.membudget.model.ReportFormat;
import io.github.membudget.model.SuiteResult;
import io.github.membudget.model.Verdict;
import io.github.membudget.observe.Sampler;
import io.github.membudget.platform.KernelLimits;
import io.github.membudget.platform.ThisSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** One Maven session: the sampler that all its projects share, and what they found. Safe for {@code -T}. */
public final class SuiteRun implements AutoCloseable {
    private final Settings settings;
    private final ThisSystem system;
    private final Host host;
    private final String pluginVersion;
    private final Instant startedAt = Instant.now();
    private final Metric suiteMetric;
    private final Sampler sampler;
    private final CeilingGuard guard;
    private final BlackBox blackBox;
    private final Optional<LiveProgress> progress;
    private final LastPools pools;
    private final BesideHeap besideHeap;
    private final KnownHeaps heaps = new KnownHeaps();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> surefireVersions = new TreeSet<>();
    private final PatternUse patterns;
    private final List<ModuleResult> results = new ArrayList<>();
    private final SuiteFindings findings = new SuiteFindings();
    private final WrittenFiles files = new WrittenFiles();
    private final SettledJvms settledJvms = new SettledJvms();
    private final CompletableFuture<KernelLimits> limits;
    private final BaselineCheck baseline;
    private Optional<Breach> suiteBreach = Optional.empty();
    private final List<String> endings = new ArrayList<>();
    private Optional<KernelKill> suiteKill = Optional.empty();

    /**
     * Whether somebody may watch Maven's output.
     *
     * @param there as far as Maven's options say
     * @param colours whether they are wanted, as far as Maven's options say
     */
    public record Onlooker(boolean there, boolean colours) {}

    /**
     * @param settings of the project that comes first: the suite's ceiling and the sampling are the same for all
     * @param portable whether this system is asked only what any other tells too
     */
    public SuiteRun(Settings settings, Host host, String pluginVersion, Onlooker onlooker, boolean portable) {
        this.settings = settings;
        this.system = system(portable);
        system.prepare();
        this.pools = new LastPools(system);
        this.besideHeap = new BesideHeap(system);
        this.host = host;
        this.patterns = new PatternUse(settings);
        this.baseline = new BaselineCheck(host);
        this.pluginVersion = pluginVersion;
        this.suiteMetric = settings.suiteMetric().orElse(system.givesShares() ? Metric.PSS : Metric.RSS);
        this.sampler = new Sampler(
                system::memory,
                settings.interval(),
                settings.metric() == Metric.PSS,
                suiteMetric == Metric.PSS ? Optional.of(settings.suiteCeiling()) : Optional.empty());
        boolean byKernel = settings.enforcement() == Enforcement.AUTO || settings.enforcement() == Enforcement.CGROUP;
        // It starts processes; what is to be planned need not wait for them.
        this.limits = CompletableFuture.supplyAsync(
                () -> system.limits(byKernel ? Optional.of(settings.suiteCeiling()) : Optional.empty()),
                choice -> new Thread(choice, "membudget-limits").start());
        this.blackBox = new BlackBox(settings.metric(), system.inspector());
        boolean mayEnd = settings.enforcement() != Enforcement.OFF;
        this.guard = new CeilingGuard(
                settings.metric(),
                suiteMetric,
                mayEnd ? Optional.of(settings.suiteCeiling()) : Optional.empty(),
                blackBox::beforeEnd);
        sampler.addListener(guard);
        sampler.addListener(blackBox);
        sampler.addListener(pools);
        sampler.addListener(besideHeap);
        this.progress = LiveProgress.where(settings, onlooker, this::limits);
        progress.ifPresent(sampler::addListener);
        // Where no lifecycle participant was there to begin earlier.
        sampler.addListener(tick -> Rehearsal.begin());
        sampler.start();
    }

    /**
     * Reads what this machine is.
     *
     * @param maven its version, for the report
     * @param portable whether it is asked only what any other tells too
     */
    public static Host readHost(String maven, boolean portable) {
        return system(portable).host(maven);
    }

    private static ThisSystem system(boolean portable) {
        return portable ? ThisSystem.portable() : ThisSystem.whole();
    }

    ThisSystem system() {
        return system;
    }

    Sampler sampler() {
        return sampler;
    }

    /** Waits until they are chosen. */
    KernelLimits limits() {
        return limits.join();
    }

    /** @throws InvalidSetting where the user insists on limits of the kernel's and none works */
    public void requireKernelLimits() throws InvalidSetting {
        if (settings.enforcement() == Enforcement.CGROUP && limits().limiter().isEmpty()) {
            throw new InvalidSetting("enforcement", "cgroup", EnforcementText.refused(limits().refusals()));
        }
    }

    /**
     * Whether the kernel is to hold even a module without a limit of its own. To come under it, forks start another java than without us, so for
     * a ceiling that nobody asked for the watchdog must do.
     *
     * @param asks settings of the project
     */
    boolean isForTheKernel(Settings asks) {
        return settings.suiteCeilingConfigured() || asks.enforcement() == Enforcement.CGROUP;
    }

    /** A module that was ended for the suite's ceiling, and why that one. */
    synchronized void ended(String module, String why) {
        endings.add("'" + module + "', since " + why);
    }

    /** What the kernel ended for the suite's limit is the suite's breach. */
    synchronized void ended(KernelKill kill) {
        if (kill.reason() == KernelKill.Reason.SUITE && suiteKill.isEmpty()) {
            suiteKill = Optional.of(kill);
        }
    }

    BlackBox blackBox() {
        return blackBox;
    }

    LastPools pools() {
        return pools;
    }

    BesideHeap besideHeap() {
        return besideHeap;
    }

    /** What earlier builds tell of heaps. */
    public KnownHeaps heaps() {
        return heaps;
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<LiveProgress> progress() {
        return progress;
    }

    CeilingGuard guard() {
        return guard;
    }

    public Host host() {
        return host;
    }

    /** Whether nobody has said this before in this session. */
    public boolean firstTime(String words) {
        return said.add(words);
    }

    public synchronized void ran(String surefireVersion) {
        surefireVersions.add(surefireVersion);
    }

    synchronized void add(ModuleResult result) {
        results.add(result);
    }

    public SuiteFindings findings() {
        return findings;
    }

    PatternUse patterns() {
        return patterns;
    }

    public SettledJvms settledJvms() {
        return settledJvms;
    }

    WrittenFiles files() {
        return files;
    }

    public BaselineCheck baseline() {
        return baseline;
    }

    /** This session's own figures, as a baseline of one run. */
    synchronized Baseline figures() {
        return baseline.own(startedAt, results, findings.investigated(results));
    }

    /** The suite's breach, for the first goal that asks after it happened; everyone else is told nothing. */
    synchronized Optional<Breach> takeNewSuiteBreach() {
        if (suiteBreach.isPresent()) {
            return Optional.empty();
        }
        suiteBreach = suitePeak()
                .filter(peak -> suiteVerdict(Optional.of(peak)) == Verdict.BREACHED)
                .map(peak -> BreachText.suite(settings.suiteCeiling(), metricOf(peak), peak, results, endings))
                .or(() -> suiteKill.map(kill ->
                        BreachText.suiteEndedByKernel(settings.suiteCeiling(), kill, sampler.nowMillis(), results)));
        return suiteBreach;
    }

    private Optional<Peak> suitePeak() {
        return sampler.suitePeak();
    }

    private Verdict suiteVerdict(Optional<Peak> peak) {
        if (suiteKill.isPresent()) {
            return Verdict.BREACHED;
        }
        Metric metric = peak.map(this::metricOf).orElse(suiteMetric);
        boolean ran = results.stream().anyMatch(module -> module.outcome() != Outcome.NOT_RUN);
        return ModuleJudge.verdict(peak, Optional.of(settings.suiteCeiling()), metric, ran);
    }

    /** RSS where no share could be read in time: a share is never more. */
    private Metric metricOf(Peak peak) {
        return suiteMetric == Metric.PSS && peak.pss().isEmpty() ? Metric.RSS : suiteMetric;
    }

    public Report projectReport(String project) {
        return report(result -> result.project().equals(project));
    }

    public Report suiteReport() {
        return report(result -> true);
    }

    private synchronized Report report(Predicate<ModuleResult> wanted) {
        List<ModuleResult> modules = results.stream().filter(wanted).toList();
        List<Breach> breaches = new ArrayList<>();
        modules.forEach(module -> breaches.addAll(module.breaches()));
        suiteBreach.ifPresent(breaches::add);
        Optional<Peak> peak = suitePeak();
        OnBreach onBreach = OnBreach.KILL;
        SuiteResult suite = new SuiteResult(
                settings.suiteCeiling(),
                onBreach,
                suiteVerdict(peak),
                peak,
                peak.map(this::metricOf).orElse(suiteMetric));
        return new Report(
                pluginVersion,
                List.copyOf(surefireVersions),
                host,
                startedAt,
                sampler.nowMillis(),
                verdict(modules, breaches),
                suite,
                modules,
                breaches,
                findings.of(modules),
                baseline.compare(modules, findings.investigated(modules)),
                findings.investigated(modules));
    }

    private static Verdict verdict(List<ModuleResult> modules, List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            return Verdict.BREACHED;
        }
        boolean unsure = modules.stream().anyMatch(module -> module.verdict() == Verdict.INCONCLUSIVE);
        return unsure ? Verdict.INCONCLUSIVE : Verdict.WITHIN;
    }

    /** Whether any ceiling was configured; else the session ends with a suggestion. */
    public boolean hasCeilings() {
        return settings.suiteCeilingConfigured()
                || settings.moduleCeiling().isPresent()
                || settings.testCeiling().isPresent()
                || !settings.testCeilings().isEmpty()
                || settings.modules().stream()
                        .anyMatch(module -> module.ceiling().isPresent());
    }

    Optional<Set<ReportFormat>> formats() {
        return settings.formats();
    }

    List<Settings.ModuleSettings> namedModules() {
        return settings.modules();
    }

    /** What this project wants otherwise for the suite, which the first project has decided; for the user. */
    public Optional<String> differs(Settings other, String project) {
        boolean same = other.suiteCeiling().equals(settings.suiteCeiling())
                && other.interval().equals(settings.interval())
                && other.metric() == settings.metric()
                && other.suiteMetric().equals(settings.suiteMetric());
        return same
                ? Optional.empty()
                : Optional.of("membudget: " + project + " configures another suiteCeiling, interval or metric than the"
                        + " project that came first; those are one for the whole build, and " + settings.suiteCeiling()
                        + " holds. Write them in the common parent, or as -Dmembudget.suiteCeiling=…");
    }

    Bytes suiteCeiling() {
        return settings.suiteCeiling();
    }

    @Override
    public void close() {
        sampler.close();
        progress.ifPresent(LiveProgress::close);
        blackBox.close();
        limits().close();
    }
}
