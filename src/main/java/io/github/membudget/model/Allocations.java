package io.github.membudget.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one fork's flight recorder sampled of its allocations.
 *
 * @param total bytes that its samples stand for
 * @param samples how many there were
 * @param tests those that allocated most first
 * @param old places that allocated what still lived when the fork ended, the most samples first
 * @param survivors the objects of these that were still on the heap at the end
 * @param flames names of the flame graphs beside the report
 */
public record Allocations(
        long pid,
        Bytes total,
        long samples,
        List<ByTest> tests,
        List<Site> old,
        List<Survivor> survivors,
        List<String> flames) {

    /**
     * @param name of the test or the class; of what ran outside of both, empty
     * @param sites at which it allocated most
     */
    public record ByTest(String name, Bytes bytes, long samples, List<Site> sites) {}

    /**
     * A place that allocates.
     *
     * @param place the first frame that is not the JDK's: class, method and line
     * @param type that it allocates there most
     * @param bytes that its samples stand for; of objects that live on, the size of those sampled
     */
    public record Site(String place, String type, Bytes bytes, long samples) {}

    /**
     * A sampled object that lived on.
     *
     * @param address at which it was when the recording ended
     * @param type as the recorder calls it: {@code [B}
     * @param length of an array
     * @param place that allocated it: the first line of the suite's own code, as far as names tell, else as a {@link Site} says it
     * @param during the test or the class that ran then; empty outside of all
     */
    public record Survivor(long address, String type, OptionalInt length, String place, String during) {}

    /** The same with the files that show it. */
    public Allocations with(List<String> drawn) {
        return new Allocations(pid, total, samples, tests, old, survivors, drawn);
    }
}
