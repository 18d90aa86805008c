package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A fork's heap when an allocation failed for want of memory, out of the dump that the JVM wrote then.
 *
 * @param live bytes of all that roots reached
 * @param failedAt the innermost method of the suite's own code in the thread whose allocation failed
 * @param thread name of that thread; empty where the dump does not say it
 * @param holders what held much, the most first; what methods that ran held is shared out among them
 * @param arrays of the same length, those that took the most together first
 */
public record ExhaustedHeap(
        long pid,
        Bytes live,
        Optional<StackFrame> failedAt,
        Optional<String> thread,
        List<Holder> holders,
        List<EqualArrays> arrays) {

    /**
     * Large arrays of one length.
     *
     * @param bytes of one of them, with its header
     */
    public record EqualArrays(long count, Bytes bytes) {}
}
