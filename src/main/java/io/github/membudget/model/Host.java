package io.github.membudget.model;

import java.util.Optional;

/**
 * The machine and the tools.
 *
 * @param memory what this build may use: the container's limit where there is one, else physical memory
 * @param available free for use when the session began, where the system says
 * @param cgroup {@code v1}, {@code v2}, {@code hybrid} or {@code none}
 */
public record Host(
        String os, int cpus, Bytes memory, Optional<Bytes> available, String cgroup, String java, String maven) {}
