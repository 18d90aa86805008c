package io.github.membudget.model;

/**
 * What became of the class archive that a module's forks were to use.
 *
 * @param words for the user: what it is of, or why there is none
 */
public record ArchiveUse(State state, String words) {
    /** See {@link ArchiveUse}. */
    public enum State {
        IN_FORCE,
        /** By this run, for the next one. */
        MADE,
        LEFT_OUT
    }
}
