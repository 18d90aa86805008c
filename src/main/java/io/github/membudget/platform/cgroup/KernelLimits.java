package io.github.membudget.platform.cgroup;

import io.github.membudget.launch.MemoryLimiter;
import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.OrphanReaper;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the best of the kernel's limits that really works here: cgroup v2, cgroup v1, a systemd scope, or none. */
public final class KernelLimits implements AutoCloseable {
    private final ProcFiles proc;
    private final BuildName names;
    private final String session;
    private final List<String> refusals = new ArrayList<>();
    private @Nullable OrphanReaper reaper;
    private @Nullable CgroupLimiter limiter;

    private KernelLimits(ProcFiles proc) {
        this.proc = proc;
        this.names = new BuildName(proc);
        this.session = names.next();
    }

    /** Whether a progress line stands on the terminal, which should not stay when this JVM is killed. */
    public void terminalHeld(boolean held) {
        OrphanReaper known = reaper;
        if (known != null) {
            known.terminalHeld(held);
        }
    }

    /** A folder that holds what the tests held, and should not stay when this JVM is killed. */
    public void removedAtDeath(Path folder) {
        OrphanReaper known = reaper;
        if (known != null) {
            known.removesToo(folder);
        }
    }

    /**
     * Never fails: what the system refuses is remembered.
     *
     * @param suiteLimit absent where the watchdog alone is wanted
     */
    public static KernelLimits choose(ProcFiles proc, Optional<Bytes> suiteLimit) {
        KernelLimits limits = new KernelLimits(proc);
        if (!Files.isReadable(proc.root().resolve("self/environ"))) {
            limits.refusals.add("this system has no cgroups");
            return limits;
        }
        try {
            limits.reaper = OrphanReaper.start(limits.session, List.of());
        } catch (IOException e) {
            limits.refusals.add("no shell can be started: " + e.getMessage());
            return limits;
        }
        suiteLimit.ifPresent(limits::climb);
        return limits;
    }

    private void climb(Bytes limit) {
        if (!byCgroup(limit, CgroupPlace.v2(proc, "self"), "cgroup v2")
                && !byCgroup(limit, CgroupPlace.v1(proc), "cgroup v1")) {
            bySystemd(limit);
        }
    }

    private boolean byCgroup(Bytes limit, Optional<CgroupPlace> place, String kind) {
        if (place.isEmpty()) {
            refusals.add(kind + ": not mounted");
            return false;
        }
        if (place.get().readOnly()) {
            refusals.add(kind + ": " + place.get().mount() + " is mounted read-only");
            return false;
        }
        if (place.get().version() == CgroupVersion.V2 && !place.get().hasMemoryController()) {
            refusals.add(kind + ": has no memory controller here");
            return false;
        }
        List<String> reasons = new ArrayList<>();
        for (Path parent : parents(place.get())) {
            try {
                limiter = in(parent, place.get().version(), limit);
                keep(limiter);
                return true;
            } catch (IOException e) {
                reasons.add(reason(e, parent));
            }
        }
        refusals.add(kind + ": " + String.join("; ", reasons));
        return false;
    }

    /** A sibling serves as well as a child where no limit is left by it; v2 allows none below a cgroup with processes. */
    private static List<Path> parents(CgroupPlace place) {
        List<Path> parents = new ArrayList<>();
        Path at = place.own();
        while (true) {
            parents.add(at);
            CgroupDirectory here = new CgroupDirectory(at, place.version());
            Path above = at.getParent();
            if (place.version() == CgroupVersion.V1
                    || here.limit().isPresent()
                    || at.equals(place.mount())
                    || above == null) {
                return parents;
            }
            at = above;
        }
    }

    private CgroupLimiter in(Path parent, CgroupVersion version, Bytes limit) throws IOException {
        CgroupDirectory above = new CgroupDirectory(parent, version);
        names.clearDeadBuilds(above);
        CgroupDirectory suite = CgroupDirectory.create(parent, session, version);
        if (!suite.hasMemoryController()) {
            try {
                above.enableForChildren();
            } catch (IOException e) {
                suite.remove();
                throw new IOException(
                        "its memory controller is not for children, since it has processes of its own or is"
                                + " not ours",
                        e);
            }
            if (!suite.hasMemoryController()) {
                suite.remove();
                throw new IOException("it has no memory controller");
            }
        }
        String enforcement = version == CgroupVersion.V2 ? "cgroup-v2" : "cgroup-v1";
        return CgroupLimiter.over(suite, enforcement, limit, List.of());
    }

    /** systemd lends a piece of the user's own tree; a reaper inside holds it for as long as Maven lives. */
    private void bySystemd(Bytes limit) {
        List<String> hop = List.of("systemd-run", "--user", "--scope", "--quiet", "--collect");
        List<String> lease = new ArrayList<>(hop);
        lease.addAll(List.of("--unit=" + session, "-p", "Delegate=yes", "--"));
        if (System.getenv("XDG_RUNTIME_DIR") == null && System.getenv("DBUS_SESSION_BUS_ADDRESS") == null) {
            refusals.add("systemd-run --user --scope: this is no login session (XDG_RUNTIME_DIR is not set)");
            return;
        }
        OrphanReaper inside = null;
        try {
            inside = OrphanReaper.start(session, lease);
            if (!inside.ready()) {
                throw new IOException("there is no systemd user manager that would run it");
            }
            Path scope = CgroupPlace.v2(proc, Long.toString(inside.pid()))
                    .filter(place -> place.own().endsWith(session + ".scope"))
                    .map(CgroupPlace::own)
                    .orElseThrow(() -> new IOException("its scope cannot be found"));
            CgroupDirectory own = CgroupDirectory.create(scope, "keeper", CgroupVersion.V2);
            own.write("cgroup.procs", Long.toString(inside.pid()));
            CgroupDirectory above = new CgroupDirectory(scope, CgroupVersion.V2);
            above.enableForChildren();
            CgroupDirectory suite = CgroupDirectory.create(scope, "suite", CgroupVersion.V2);
            if (!suite.hasMemoryController()) {
                throw new IOException("systemd does not delegate the memory controller to this user");
            }
            limiter = CgroupLimiter.over(suite, "systemd-scope", limit, hop);
            letGo(reaper);
            reaper = inside;
            keep(limiter);
        } catch (IOException e) {
            letGo(inside);
            refusals.add("systemd-run --user --scope: " + e.getMessage());
        }
    }

    private void keep(CgroupLimiter made) throws IOException {
        OrphanReaper known = reaper;
        if (known != null) {
            known.holds(made.path());
        }
    }

    private static String reason(IOException e, Path parent) {
        if (e instanceof AccessDeniedException) {
            return "no right to make a cgroup in " + parent;
        }
        if (e instanceof FileSystemException failure) {
            return failure.getReason() + " in " + parent;
        }
        return parent + ": " + e.getMessage();
    }

    private static void letGo(@Nullable OrphanReaper reaper) {
        if (reaper != null) {
            reaper.close();
        }
    }

    /** Empty where no limit of the kernel's works, or none was wanted. */
    public Optional<MemoryLimiter> limiter() {
        return Optional.ofNullable(limiter);
    }

    /** The value of MEMBUDGET_SESSION in every fork, by which the reaper knows what to end. */
    public String session() {
        return session;
    }

    /** Why what is better than the one chosen was not, best first, in words for the user. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        if (limiter != null) {
            limiter.close();
        }
        letGo(reaper);
    }
}
