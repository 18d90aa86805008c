package io.github.membudget.explain;

import java.util.List;

/** Says why ceilings are not held by the kernel, and what would mend it. */
public final class EnforcementText {
    private EnforcementText() {}

    /** @param refusals why each of the kernel's ways did not work, best first */
    public static String refused(List<String> refusals) {
        return "kernel limits are not available here.\n  " + String.join("\n  ", refusals) + "\n" + mending(refusals);
    }

    private static String mending(List<String> refusals) {
        String all = String.join("\n", refusals);
        String mend;
        if (all.contains("has no cgroups")) {
            mend = "This needs Linux";
        } else if (all.contains("read-only")) {
            mend =
                    "In a container: make its /sys/fs/cgroup writable (Docker: --security-opt writable-cgroups=true, Podman:"
                            + " --security-opt unmask=/sys/fs/cgroup, or --privileged)";
        } else if (all.contains("processes of its own")) {
            mend =
                    "In a container: move its processes into a child of its cgroup before Maven starts, by the script in the"
                            + " document \"Ceilings held by the kernel\". Elsewhere: run Maven in a unit that systemd delegates"
                            + " (systemd-run -p Delegate=yes mvn verify)";
        } else {
            mend =
                    "Run Maven where cgroups may be made: as an ordinary user with a systemd user manager (loginctl enable-linger"
                            + " USER, then a new login), in a unit that systemd delegates (systemd-run -p Delegate=yes mvn verify), or as"
                            + " root";
        }
        return "  " + mend
                + ". Or use <enforcement>auto</enforcement>: membudget then samples memory and ends what passes its ceiling";
    }
}
