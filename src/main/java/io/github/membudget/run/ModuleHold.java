package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.judge.LeakJudge;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.launch.MemoryLimiter;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Reservation;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.plan.TestModule;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.probe.format.LeftoverKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What holds one module to its ceilings while it runs: what is kept free for it, a group of the kernel's where there is one, and the guard. */
final class ModuleHold implements AutoCloseable {
    /** A module that may finish is stopped by the kernel a quarter above its ceiling. */
    private static final int FINISHING_PERCENT = 125;

    private static final String WATCHDOG = "watchdog";
    private static final String OFF = "off";

    /** A process that is just ending by itself is not left behind. */
    private static final long GRACE_MILLIS = 300;

    /** Where what is left fails the build, it must be sure: as long as the probe waits. */
    private static final long LEAK_GRACE_MILLIS = 5000;

    private final ThisSystem system;
    private final String session;
    private final Bytes suiteCeiling;
    private final Bytes outside;
    private final String enforcement;
    private final Optional<LimitedGroup> group;
    private final ModuleGate.Pass pass;
    private final OptionalLong killsBefore;

    private ModuleHold(SuiteRun suite, String enforcement, ModuleGate.Pass pass, Optional<LimitedGroup> group) {
        this.system = suite.system();
        this.killsBefore = system.oomKills();
        this.session = suite.limits().session();
        this.suiteCeiling = suite.suiteCeiling();
        this.outside = suite.host().memory();
        this.enforcement = enforcement;
        this.pass = pass;
        this.group = group;
    }

    /** @param pass by which it was let run */
    static ModuleHold of(
            SuiteRun suite, Settings settings, TestModule module, ModuleGate.Pass pass, Messages messages) {
        if (settings.get(Parameters.ENFORCEMENT) == Enforcement.OFF) {
            return new ModuleHold(suite, OFF, pass, Optional.empty());
        }
        Optional<Bytes> limit = limit(module, suite.suiteCeiling());
        if (limit.isEmpty() && !suite.isForTheKernel(settings)) {
            return new ModuleHold(suite, WATCHDOG, pass, Optional.empty());
        }
        Optional<MemoryLimiter> limiter = settings.get(Parameters.ENFORCEMENT) == Enforcement.WATCHDOG
                ? Optional.empty()
                : suite.limits().limiter();
        if (limiter.isPresent()) {
            try {
                LimitedGroup group = limiter.get().group(limit);
                return new ModuleHold(suite, limiter.get().enforcement(), pass, Optional.of(group));
            } catch (IOException e) {
                messages.warn("membudget: the kernel's limit for module '" + module.name() + "' cannot be set ("
                        + e.getMessage() + "): it is watched only.");
            }
        }
        return new ModuleHold(suite, WATCHDOG, pass, Optional.empty());
    }

    private static Optional<Bytes> limit(TestModule module, Bytes suite) {
        if (module.onBreach() == OnBreach.WARN) {
            return Optional.empty();
        }
        return module.ceiling()
                .map(ceiling -> module.onBreach() == OnBreach.KILL
                        ? ceiling
                        : new Bytes(ceiling.value() / 100 * FINISHING_PERCENT))
                // Where the suite's limit comes first, it is the suite's that was hit, and no ceiling of a module.
                .filter(suite::exceeds);
    }

    /** As in report.json. */
    String enforcement() {
        return enforcement;
    }

    /**
     * @param marker what tells the module's forks from all others of this build
     * @param directory of the project's build that is the plugin's own: forks note their own figures in it
     * @param leaks what of the module's leftovers fails the build
     * @param investigation that wants forks to note what lives on their heaps too
     */
    ForkLauncher.Place place(
            String marker, Path directory, Settings settings, LeakPolicy leaks, Optional<Investigation> investigation) {
        String name = Path.of(marker).getFileName() + "-" + session;
        Path logs = directory.resolve("forks").resolve(name);
        Optional<Path> live = investigation.isPresent()
                ? Optional.of(directory.resolve("live").resolve(name))
                : Optional.empty();
        Bytes seen = group.flatMap(LimitedGroup::limit).orElse(suiteCeiling);
        return new ForkLauncher.Place(
                session,
                group.map(LimitedGroup::entry),
                seen,
                outside,
                new ForkLauncher.Notes(
                        settings.get(Parameters.PROBE) || investigation.isPresent(),
                        logs,
                        settings.get(Parameters.LEFT_OFF),
                        leaks.isOff() ? "" : LeakJudge.rules(leaks),
                        live,
                        investigation.filter(Investigation::records).isPresent(),
                        investigation.filter(Investigation::dumps).isPresent(),
                        investigation.map(Investigation::rounds).orElse(1),
                        system.isPortable()));
    }

    /** What the guard is to hold the module to. */
    CeilingGuard.Terms terms(TestModule module) {
        return new CeilingGuard.Terms(
                module.ceiling(),
                module.onBreach() == OnBreach.KILL && mayEnd(),
                () -> group.flatMap(LimitedGroup::kernelKill).isPresent());
    }

    /** From now on what is measured of the module tells how much of what is kept for it others may have. */
    void measure(Recording recording) {
        pass.measure(recording);
    }

    /** It was ended for the suite: until this is closed, nobody knows whether that is a breach. */
    void decideLater() {
        pass.decideLater();
    }

    /** Ends every process that is in the module's group. */
    void kill() {
        group.ifPresent(LimitedGroup::kill);
    }

    /**
     * Ends what the module's forks left running, unless the user wants nothing ended. Call once they have ended.
     *
     * @param living processes of theirs that were alive when last looked at
     * @param endedByGuard whether the guard ended the module
     * @param leaks what of the module's leftovers fails the build
     * @param noted what the forks noted of leftovers: for those they have waited
     */
    Held end(Set<ProcessKey> living, boolean endedByGuard, LeakPolicy leaks, LeakCheck noted) {
        boolean mayFail = leaks.kinds().contains(LeftoverKind.CHILD_PROCESS);
        List<LeftProcess> left = left(living, mayFail && !endedByGuard ? LEAK_GRACE_MILLIS : GRACE_MILLIS, noted);
        boolean entered = group.map(LimitedGroup::entered).orElse(true);
        Optional<KernelKill> kill = group.flatMap(LimitedGroup::kernelKill);
        // What the guard or the kernel has ended may still be dying: it was not left behind.
        boolean dying = endedByGuard || kill.isPresent();
        return new Held(
                entered ? enforcement : WATCHDOG,
                group.flatMap(LimitedGroup::limit),
                group.flatMap(LimitedGroup::peak),
                kill,
                kernelKilled(),
                pass.reservation(),
                dying ? List.of() : left);
    }

    private List<LeftProcess> left(Set<ProcessKey> living, long graceMillis, LeakCheck noted) {
        List<Long> grouped = group.map(LimitedGroup::processes).orElse(List.of());
        return system.leftovers(living, grouped).find(mayEnd(), graceMillis, noted::noted);
    }

    private boolean mayEnd() {
        return !enforcement.equals(OFF);
    }

    /** Of whatever process on this machine: a death by SIGKILL meanwhile is then most likely the kernel's doing. */
    private Optional<Boolean> kernelKilled() {
        OptionalLong now = system.oomKills();
        return killsBefore.isPresent() && now.isPresent()
                ? Optional.of(now.getAsLong() > killsBefore.getAsLong())
                : Optional.empty();
    }

    @Override
    public void close() {
        group.ifPresent(LimitedGroup::close);
    }

    /**
     * How a module was held.
     *
     * @param enforcement as in report.json
     * @param limit of the kernel's, where there was one
     * @param peak of the group under it, page cache and kernel memory included
     * @param kill by the kernel, where there was one
     * @param kernelKilled whether the kernel ended any process of this machine meanwhile for want of memory; empty where unknown
     * @param reservation what was kept free for it; empty where nothing is held
     * @param left processes that its forks had started and that outlived them
     */
    record Held(
            String enforcement,
            Optional<Bytes> limit,
            Optional<Bytes> peak,
            Optional<KernelKill> kill,
            Optional<Boolean> kernelKilled,
            Optional<Reservation> reservation,
            List<LeftProcess> left) {
        /** Whether the kernel ended it for a ceiling of this build, which is a breach. */
        boolean byOurLimit() {
            return kill.filter(known -> known.reason() != KernelKill.Reason.OUTSIDE)
                    .isPresent();
        }

        ModuleResult.Holding holding() {
            return new ModuleResult.Holding(enforcement, limit, peak, reservation);
        }
    }
}
