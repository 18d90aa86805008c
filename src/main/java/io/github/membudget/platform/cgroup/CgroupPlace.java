package io.github.membudget.platform.cgroup;

import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchy of cgroups and where this process stands in it.
 *
 * @param mount the topmost cgroup that can be seen
 * @param own this process' cgroup
 * @param readOnly whether it is mounted so, as in most containers
 */
record CgroupPlace(CgroupVersion version, Path mount, Path own, boolean readOnly) {
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;
    private static final int OPTIONS = 5;

    /**
     * Of v2; on a hybrid system it is there without the memory controller.
     *
     * @param process a pid, or {@code self}
     */
    static Optional<CgroupPlace> v2(ProcFiles proc, String process) {
        Optional<String> path = ownPath(proc, process, "0", "");
        return path.flatMap(own -> find(proc, own, CgroupVersion.V2, ""));
    }

    /** The memory controller's of v1. */
    static Optional<CgroupPlace> v1(ProcFiles proc) {
        return v1(proc, "self", "memory");
    }

    /** Of another controller of v1. */
    static Optional<CgroupPlace> v1(ProcFiles proc, String process, String controller) {
        Optional<String> path = ownPath(proc, process, null, controller);
        return path.flatMap(own -> find(proc, own, CgroupVersion.V1, controller));
    }

    /** This process' cgroup and all above it that can be seen, the innermost first. */
    List<Path> upwards() {
        List<Path> all = new ArrayList<>();
        for (Path at = own; at != null && at.startsWith(mount); at = at.getParent()) {
            all.add(at);
        }
        return all;
    }

    /** Of v2: whether this process' cgroup has it; beside a v1 hierarchy it has not. */
    boolean hasMemoryController() {
        try {
            return Files.readString(own.resolve("cgroup.controllers")).contains("memory");
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> ownPath(ProcFiles proc, String process, @Nullable String id, String controller) {
        for (String line : proc.text(process + "/cgroup").orElse("").split("\n", -1)) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3
                    && (id == null || parts[0].equals(id))
                    && List.of(parts[1].split(",", -1)).contains(controller)) {
                return Optional.of(ProcFiles.utf8(parts[2]));
            }
        }
        return Optional.empty();
    }

    private static Optional<CgroupPlace> find(ProcFiles proc, String own, CgroupVersion version, String controller) {
        for (String line : proc.text("self/mountinfo").orElse("").split("\n", -1)) {
            int dash = line.indexOf(" - ");
            if (dash < 0) {
                continue;
            }
            String[] before = line.substring(0, dash).split(" ", -1);
            String[] after = line.substring(dash + 3).split(" ", -1);
            boolean wanted = version == CgroupVersion.V2
                    ? after[0].equals("cgroup2")
                    : after[0].equals("cgroup")
                            && Arrays.asList(after[after.length - 1].split(",", -1))
                                    .contains(controller);
            if (wanted && before.length > OPTIONS) {
                Path mount = Path.of(unescaped(before[MOUNT_POINT]));
                boolean readOnly = Arrays.asList(before[OPTIONS].split(",", -1)).contains("ro");
                return Optional.of(
                        new CgroupPlace(version, mount, below(mount, unescaped(before[ROOT]), own), readOnly));
            }
        }
        return Optional.empty();
    }

    /** In a container the path may be the host's: then the mount's own root is the container's cgroup. */
    private static Path below(Path mount, String root, String own) {
        String inside = root.equals("/") ? own : own.startsWith(root) ? own.substring(root.length()) : "/";
        Path path = mount.resolve("." + (inside.startsWith("/") ? inside : "/" + inside))
                .normalize();
        return path.startsWith(mount) ? path : mount;
    }

    /** mountinfo writes a space as {@code \040}. */
    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 3 < field.length()) {
                text.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                text.append(field.charAt(i));
            }
        }
        return ProcFiles.utf8(text.toString());
    }
}
