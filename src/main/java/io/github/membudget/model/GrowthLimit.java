package io.github.membudget.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much a module may grow over its baseline: the one or the other.
 *
 * @param text as the user wrote it
 * @param bytes so many more
 * @param percent of the baseline
 */
public record GrowthLimit(String text, OptionalLong bytes, OptionalDouble percent) {

    /** The highest peak that the limit allows, in bytes. */
    public long above(long baseline) {
        return bytes.isPresent()
                ? baseline + bytes.getAsLong()
                : baseline + (long) (baseline * percent.orElse(0) / 100);
    }
}
