package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.SnapshotPlace;
import java.util.List;

/**
 * One class turned on what later classes fill: a mock that records calls, a listener, a handler of log records.
 *
 * @param type of the object that records, or has what does
 * @param places at which it came to stay
 * @param filled by classes that ran later, the most first
 */
public record Arming(String type, List<SnapshotPlace> places, Filled filled) {

    /**
     * What came later.
     *
     * @param type of which so many came; empty where samples alone tell the classes
     * @param places the most first
     */
    public record Filled(String type, List<Part> places) {}

    /**
     * What came at one place.
     *
     * @param instances that came there; 0 where samples alone tell that some did
     */
    public record Part(String place, long instances) {}
}
