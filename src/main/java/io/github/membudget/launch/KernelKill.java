package io.github.membudget.launch;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/**
 * The kernel ended a process for want of memory.
 *
 * @param limit that was hit, where it is one of ours
 * @param peak the most that the group under this limit ever had, page cache and kernel memory included, where known
 */
public record KernelKill(Reason reason, Optional<Bytes> limit, Optional<Bytes> peak) {
    /** Whose limit was hit. */
    public enum Reason {
        MODULE,
        SUITE,
        /** A limit above ours, or the whole machine was out of memory. */
        OUTSIDE
    }
}
