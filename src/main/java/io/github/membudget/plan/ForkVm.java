package io.github.membudget.plan;

import java.util.OptionalInt;

/**
 * What is known of the java that runs the forks.
 *
 * @param major 8, 17, …; empty where no release file tells
 * @param hotspot whether it is HotSpot, as far as its release file tells
 * @param glibc whether its native allocations are glibc's
 */
public record ForkVm(OptionalInt major, boolean hotspot, boolean glibc) {}
