package io.github.membudget.model.heap;

/**
 * By which an object is reached.
 *
 * @param path from below the root to the object itself
 */
public record Way(GcRoot root, HeapPath path) {}
