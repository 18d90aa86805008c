package io.github.membudget.platform.cgroup;

import io.github.membudget.platform.proc.ProcFiles;
import io.github.membudget.platform.proc.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of this build's cgroups. No other build has it, and from it a later build sees whether this one still lives. */
public final class BuildName {
    private static final Pattern FORM = Pattern.compile("membudget-(\\d+)-(\\d+)-(\\d+)-[0-9a-f]{8}");

    private final ProcFiles proc;
    private final String pidNamespace;

    public BuildName(ProcFiles proc) {
        this.proc = proc;
        this.pidNamespace = pidNamespace(proc);
    }

    /** Pids of another container mean nothing here, so its pid namespace is part of the name. */
    private static String pidNamespace(ProcFiles proc) {
        try {
            String link =
                    Files.readSymbolicLink(proc.root().resolve("self/ns/pid")).toString();
            return link.replaceAll("\\D", "");
        } catch (IOException e) {
            return "0";
        }
    }

    /** By the clock: the randomness of a UUID would take 30 ms of a small build to start. */
    public String next() {
        long pid = ProcessHandle.current().pid();
        return "membudget-" + pidNamespace + "-" + pid + "-" + startTicks(pid).orElse(0L) + "-"
                + String.format("%08x", (int) System.nanoTime());
    }

    /** Whether a name is that of a build in this pid namespace whose Maven is gone. */
    public boolean isDead(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches() || !matcher.group(1).equals(pidNamespace)) {
            return false;
        }
        long pid = Long.parseLong(matcher.group(2));
        if (startTicks(ProcessHandle.current().pid()).isEmpty()) {
            // Without /proc a pid that is another's now looks alive.
            return ProcessHandle.of(pid).isEmpty();
        }
        long started = Long.parseLong(matcher.group(3));
        return startTicks(pid).filter(ticks -> ticks == started).isEmpty();
    }

    /** Else nobody can tell from here whether it is dead. */
    public boolean isOfThisNamespace(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches() && matcher.group(1).equals(pidNamespace);
    }

    private Optional<Long> startTicks(long pid) {
        return proc.text(pid + "/stat")
                .flatMap(ProcStat::parse)
                .filter(stat -> !stat.zombie())
                .map(ProcStat::startTicks);
    }

    /** Ends and removes what builds that were killed left in a cgroup, and only that. */
    void clearDeadBuilds(CgroupDirectory parent) {
        for (CgroupDirectory child : parent.children()) {
            Path name = child.path().getFileName();
            if (name != null && isDead(name.toString())) {
                child.remove();
            }
        }
    }
}
