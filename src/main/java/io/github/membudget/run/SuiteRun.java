package io.github.membudget.run;

import io.github.membudget.baseline.BaselineCheck;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.EnforcementText;
import io.github.membudget.explain.MavenText;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.Host;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Report;
import io.github.membudget.model.ReportFormat;
import io.github.membudget.model.Shard;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardPlan;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.platform.cgroup.KernelLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One Maven session: what watches the modules of all its projects, and what these came to. Safe for {@code -T}. */
public final class SuiteRun implements AutoCloseable {
    private final Settings settings;
    private final ThisSystem system;
    private final Host host;
    private final Instant startedAt = Instant.now();
    private final SessionWatch watch;
    private final SuiteCeiling ceiling;
    private final ModuleGate gate;
    private final KnownHeaps heaps = new KnownHeaps();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final PatternUse patterns;
    private final SuiteResults results;
    private final WrittenFiles files = new WrittenFiles();
    private final CompilerChoices compilerChoices = new CompilerChoices();
    private final CompletableFuture<KernelLimits> limits;
    private volatile Optional<SuiteShard> shard = Optional.empty();

    /**
     * @param settings of the project that comes first: the suite's ceiling and the sampling are the same for all
     * @param portable whether this system is asked only what any other tells too
     */
    public SuiteRun(Settings settings, Host host, String pluginVersion, Onlooker onlooker, boolean portable) {
        this(settings, host, pluginVersion, onlooker, system(portable));
    }

    private SuiteRun(Settings settings, Host host, String pluginVersion, Onlooker onlooker, ThisSystem system) {
        this(
                settings,
                host,
                pluginVersion,
                onlooker,
                system,
                () -> system.memory(endsForksFirst(settings, host, system)));
    }

    /** In a container the kernel would else end Maven, where that is the larger process, and nobody would learn why. */
    private static boolean endsForksFirst(Settings settings, Host host, ThisSystem system) {
        return settings.get(Parameters.ENFORCEMENT) != Enforcement.OFF && system.isContainers(host.memory());
    }

    /** @param memory of processes */
    SuiteRun(
            Settings settings,
            Host host,
            String pluginVersion,
            Onlooker onlooker,
            ThisSystem system,
            Supplier<MemorySource> memory) {
        this.settings = settings;
        this.host = host;
        this.system = system;
        this.patterns = new PatternUse(settings);
        system.prepare();
        boolean byKernel = settings.get(Parameters.ENFORCEMENT) == Enforcement.AUTO
                || settings.get(Parameters.ENFORCEMENT) == Enforcement.CGROUP;
        // It starts processes; what is to be planned need not wait for them.
        this.limits = CompletableFuture.supplyAsync(
                () -> system.limits(byKernel ? Optional.of(settings.suiteCeiling()) : Optional.empty()),
                choice -> new Thread(choice, "membudget-limits").start());
        Metric metric = settings.suiteMetric().orElse(system.givesShares() ? Metric.PSS : Metric.RSS);
        this.watch = new SessionWatch(
                settings, metric, system, memory, LiveProgress.where(settings, onlooker, this::limits));
        this.gate = new ModuleGate(
                settings.suiteCeiling(),
                host.memory(),
                system::isShortOfMemory,
                system.ledger(),
                watch::countedBeside,
                waiting -> watch.progress.ifPresent(shown -> shown.waiting(waiting)));
        watch.sampler.addListener(gate);
        this.ceiling = new SuiteCeiling(
                settings.suiteCeiling(),
                metric,
                watch::suitePeak,
                watch::nowMillis,
                this::remarks,
                () -> watch.guard.isEndingForTheSuite() || gate.isUndecided());
        this.results = new SuiteResults(host, pluginVersion, startedAt, watch::nowMillis, ceiling, this::maven);
    }

    private Optional<String> derivedCeiling() {
        return settings.suiteCeilingConfigured()
                ? Optional.empty()
                : Optional.of(MavenText.derivedCeiling(host.memory(), system.isContainers(host.memory())));
    }

    /** What the suite's breach says besides. */
    private List<String> remarks() {
        return Stream.concat(
                        derivedCeiling().map(of -> "  Its ceiling is " + of + ", since none is configured.").stream(),
                        maven().filter(MavenMemory::counted).map(MavenText::counted).stream())
                .toList();
    }

    /** What Maven's own JVM takes now, where known. */
    Optional<MavenMemory> maven() {
        return system.maven(host.memory()).map(memory -> memory.counted(settings.get(Parameters.COUNT_MAVEN)));
    }

    /** A suite's ceiling that nobody configured, where a container's limit is behind it. */
    Optional<String> ceilingOfContainer() {
        return derivedCeiling().filter(any -> system.isContainers(host.memory()));
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

    /** What looks at the running modules. */
    SessionWatch watch() {
        return watch;
    }

    /** What lets modules start when there is room for them. */
    ModuleGate gate() {
        return gate;
    }

    /** The suite's ceiling, and what has come of it so far. */
    SuiteCeiling ceiling() {
        return ceiling;
    }

    /** Waits until they are chosen. */
    KernelLimits limits() {
        return limits.join();
    }

    /** @throws InvalidSetting where the user insists on limits of the kernel's and none works */
    public void requireKernelLimits() throws InvalidSetting {
        if (settings.get(Parameters.ENFORCEMENT) == Enforcement.CGROUP
                && limits().limiter().isEmpty()) {
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
        return settings.suiteCeilingConfigured() || asks.get(Parameters.ENFORCEMENT) == Enforcement.CGROUP;
    }

    /** What earlier builds tell of heaps. */
    public KnownHeaps heaps() {
        return heaps;
    }

    Instant startedAt() {
        return startedAt;
    }

    public Host host() {
        return host;
    }

    /** Whether nobody has said this before in this session. */
    public boolean firstTime(String words) {
        return said.add(words);
    }

    public void ran(String surefireVersion) {
        results.ran(surefireVersion);
    }

    /** What its modules came to so far. */
    SuiteResults results() {
        return results;
    }

    public SuiteFindings findings() {
        return results.findings();
    }

    PatternUse patterns() {
        return patterns;
    }

    public CompilerChoices compilerChoices() {
        return compilerChoices;
    }

    WrittenFiles files() {
        return files;
    }

    public BaselineCheck baseline() {
        return results.baseline();
    }

    /**
     * This session runs a part of the suite: the first to say so decides how it is divided.
     *
     * @param part which it is
     * @param memory that each machine has, where the user says it
     */
    public synchronized SuiteShard shard(Shard part, Optional<Bytes> memory) {
        if (shard.isEmpty()) {
            heaps.ofSomeTests();
            ShardHistory history = heaps.baseline().map(ShardHistory::of).orElse(ShardHistory.NONE);
            shard = Optional.of(new SuiteShard(part, ShardPlan.of(history, part.count(), memory)));
        }
        return shard.orElseThrow();
    }

    /** Whether it runs a part of the suite alone. */
    public boolean isShard() {
        return shard.isPresent();
    }

    /** This session's own figures, as a baseline of one run. */
    public Baseline figures() {
        return results.figures();
    }

    public Report projectReport(String project) {
        return results.report(project, shard);
    }

    public Report suiteReport() {
        return results.report(shard);
    }

    /** Whether any ceiling was configured; else the session ends with a suggestion. */
    public boolean hasCeilings() {
        return settings.suiteCeilingConfigured()
                || settings.get(Parameters.MODULE_CEILING).isPresent()
                || settings.get(Parameters.TEST_CEILING).isPresent()
                || !settings.get(Parameters.TESTS).isEmpty()
                || settings.modules().stream()
                        .anyMatch(module -> module.ceiling().isPresent());
    }

    Optional<Set<ReportFormat>> formats() {
        return settings.get(Parameters.FORMATS);
    }

    List<Settings.ModuleSettings> namedModules() {
        return settings.modules();
    }

    /** What this project wants otherwise for the suite, which the first project has decided; for the user. */
    public Optional<String> differs(Settings other, String project) {
        boolean same = other.suiteCeiling().equals(settings.suiteCeiling())
                && other.get(Parameters.INTERVAL).equals(settings.get(Parameters.INTERVAL))
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
        watch.close();
        gate.close();
        limits().close();
    }
}
