package io.github.membudget.model;

/** Where a figure of processor time comes from, the most certain first. */
public enum CpuSource {
    /** The kernel's count of a process or of its threads, told apart by their names. */
    KERNEL,
    /** What the system tells of a whole process, through the JDK. */
    SYSTEM,
    /** HotSpot's own count of its threads' processor time. */
    COUNTER,
    /** All that the JVM's VM thread did: the serial collector's work, and little else. */
    VM_THREAD,
    /** HotSpot's count of how long it compiled, by the clock: on a busy machine more than its processor time. */
    ELAPSED,
    /** How long the JVM stood still for collections, by the clock: several threads may have worked then, or none. */
    PAUSES
}
