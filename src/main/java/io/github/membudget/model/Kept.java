package io.github.membudget.model;

/**
 * What instances of a type that was asked after keep on a fork's heap at its end, or a static field that was asked after.
 *
 * @param name of the type, or {@code java.io.DeleteOnExitHook.files}
 * @param count instances, or entries of the collection in the field
 * @param retained what would be free of the heap without all of them
 * @param root {@code static field com.acme.Registry.POOLS}, from which one of them is reached; empty where none was found
 * @param path from the root to it
 * @param direct capacity of direct buffers, outside of the heap, that would be free without all of them
 */
public record Kept(long pid, String name, long count, Bytes retained, String root, String path, Bytes direct) {}
