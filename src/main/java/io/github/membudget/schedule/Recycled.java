package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;
import java.util.List;

/**
 * What recycling came to in one module.
 *
 * @param at the mark
 * @param turns in the order in which forks gave way
 */
public record Recycled(Bytes at, List<RecycleMark.Turn> turns) {
    /** From so many on they say something of the mark. */
    private static final int FEW = 3;

    /** Whether a fork gave way before a class that would have passed the mark. */
    public boolean someAhead() {
        return turns.stream().anyMatch(RecycleMark.Turn::ahead);
    }

    /** Whether most forks were over the mark after one class: then a fork starts for nearly every class, and little is gained. */
    public boolean afterEachClass() {
        long single = turns.stream().filter(turn -> turn.classes() == 1).count();
        return turns.size() >= FEW && single * 2 > turns.size();
    }
}
