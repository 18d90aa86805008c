package io.github.membudget.model;

/**
 * One part of a suite that is divided among machines: {@code 2/5} is the second of five.
 *
 * @param index from 1 on
 */
public record Shard(int index, int count) {
    /** @throws IllegalArgumentException if there is no such shard */
    public Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("no shard " + index + " of " + count);
        }
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
