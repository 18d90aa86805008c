package io.github.membudget.investigate.diagnose;

/** How well it is known when a holder's content came, the best first. */
enum GrowthCertainty {
    /** Its own type or samples of its objects tell. */
    KNOWN,
    /** It grew with its own class, or it is one object whose size is found in one rise. */
    BY_ONE_SIZE,
    /** Several rises of a common type add up to what it keeps. */
    BY_SIZES,
    UNKNOWN;

    boolean isDoubtful() {
        return compareTo(BY_SIZES) >= 0;
    }
}
