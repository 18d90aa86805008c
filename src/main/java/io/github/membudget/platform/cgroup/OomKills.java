package io.github.membudget.platform.cgroup;

import io.github.membudget.platform.proc.ProcFiles;
import java.util.OptionalLong;

/** How many processes the kernel has ended for want of memory since the machine started, containers included. */
public final class OomKills {
    private OomKills() {}

    /** Empty where the kernel does not count them: before Linux 4.13, and on other systems. */
    public static OptionalLong counted(ProcFiles proc) {
        return proc.text("vmstat")
                .map(text -> ProcFiles.number(text, "oom_kill "))
                .orElse(OptionalLong.empty());
    }
}
