package io.github.membudget.explain;

import java.util.List;

/** Says why ceilings are not held by the kernel, and what would mend it. */
public final class EnforcementText {
    private EnforcementText() {}

    /** @param refusals why each of the kernel's ways did not work, best first */
    public static String refused(List<String> refusals) {
        return "no limit of the kernel's works here.\n  " + String.join("\n  ", refusals) + "\n" + mending(refusals);
    }

    private static String mending(List<String> refusals) {
        String all = String.join("\n", refusals);
        String mend;
        if (all.contains("has no cgroups")) {
            mend = "This needs Linux";
        } else if (all.contains("read-only")) {
            mend = "In a container: start it with --privileged, or mount the host's /sys/fs/cgroup writable";
        } else {
            mend =
                    "Run Maven where cgroups may be made: as an ordinary user with a systemd user manager (loginctl enable-linger"
                            + " USER, then a new login), in a unit that systemd delegates (systemd-run -p Delegate=yes mvn verify), or as"
                            + " root";
        }
        return "  " + mend
                + "; or write <enforcement>auto</enforcement>, which then samples and ends what passes its ceiling";
    }
}
