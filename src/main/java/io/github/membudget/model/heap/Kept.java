package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/**
 * What instances of a type that was asked after keep on a fork's heap at its end, or a static field that was asked after.
 *
 * @param pid of the fork
 * @param name of the type, or {@code java.io.DeleteOnExitHook.files}
 * @param count instances, or entries of the collection in the field
 * @param retained bytes on the heap that would be free without all of them
 * @param way by which one of them is reached; empty where none was found
 * @param direct capacity of direct buffers, outside of the heap, that would be free without all of them
 * @param ranLast whether it is the test class that ran last: its {@code @AfterClass} had not run yet when the heap was dumped
 */
public record Kept(
        long pid, String name, long count, Bytes retained, Optional<Way> way, Bytes direct, boolean ranLast) {

    public Optional<GcRoot> root() {
        return way.map(Way::root);
    }

    public Bytes all() {
        return retained.plus(direct);
    }
}
