package io.github.membudget.model;

/** Where a peak comes from. */
public enum PeakSource {
    /** The kernel's own mark (VmHWM, memory.peak): nothing between two samples is missed. */
    KERNEL,
    /** The highest sample: a lower bound of the truth. */
    SAMPLED
}
