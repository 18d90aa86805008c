package io.github.membudget.platform;

import java.util.OptionalLong;

/** How many processes the kernel has ended for want of memory since the machine started, containers included. */
final class OomKills {
    private OomKills() {}

    /** Empty where the kernel does not count them: before Linux 4.13, and on other systems. */
    static OptionalLong counted(ProcFiles proc) {
        return proc.text("vmstat")
                .map(text -> ProcFiles.number(text, "oom_kill "))
                .orElse(OptionalLong.empty());
    }
}
