package io.github.membudget.observe.sampling;

import org.jspecify.annotations.Nullable;

/**
 * One process for its whole life: a pid alone may be given out again.
 *
 * @param startedAt as the system counts it; only good for comparing
 */
public record ProcessKey(long pid, long startedAt) {
    // By hand: see Bytes.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProcessKey key && pid == key.pid && startedAt == key.startedAt;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(pid) + Long.hashCode(startedAt);
    }
}
