package io.github.membudget.investigate.diagnose;

/** From where on something counts in a diagnosis. Sizes are bytes, parts are one in so many, the rest are counts. */
final class Thresholds {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    private Thresholds() {}

    // Severity.

    /** Bytes: an impact that matters. Less is lost among what any suite keeps. */
    static final long MUCH = 10 * MIB;

    /** Bytes: matters even if one class fills it once. Below it may be a table that is meant to stay. */
    static final long MUCH_AT_ONCE = 16 * MIB;

    /** Bytes: matters where several classes or tests add to it, since it will go on growing. */
    static final long MUCH_REPEATED = 4 * MIB;

    /** Bytes: grave even if one class fills it once. */
    static final long GRAVE = 100 * MIB;

    /** Percent of what came: with one class, so that others add little. */
    static final int MOST_PERCENT = 60;

    /** Classes or tests: what so many add to one after the other is no table that is filled once. */
    static final int REPEATED = 3;

    // Candidates of causes.

    /** Bytes: a holder that keeps less is no cause. */
    static final long LEAST_HELD = MIB;

    /** Bytes: a test class whose instances keep less is not named. */
    static final long LEAST_HELD_BY_A_TEST = MIB;

    /** Test classes named of those whose instances keep much. */
    static final int MOST_TESTS_NAMED = 8;

    /** Percent of what a holder keeps: where so much goes with another cause's objects, both are one cause. */
    static final int NEARLY_ALL_PERCENT = 90;

    /** Part: the JDK's small objects lie on many paths, so they explain only a holder of which they are this much. */
    static final int PART_OF_HOLDER = 4;

    /** Test classes asked after one by one: each costs the heap reader a walk through all objects. */
    static final int MOST_TESTS_ASKED = 500;

    // When a holder's content grew.

    /** Part of what a holder keeps: a type of its own that rose once and is less does not show the whole growth. */
    static final int LITTLE_OF_HOLDER = 100;

    /** Part of what a holder keeps: a smaller rise cannot be told from others' growth. */
    static final int GOOD_PART = 4;

    /** Part by which sizes of objects made alike may differ: headers and padding. */
    static final int ALIKE = 20;

    /** Part of the whole: smaller steps are noise. */
    static final int LEAST_STEP_PART = 100;

    /** Percent of a type's growth that one snapshot must bring for the holder to count as filled at once. */
    static final int FILLED_AT_ONCE_PERCENT = 60;

    /** Part of a rise: a smaller remainder, after others' shares are taken off, is their rounding. */
    static final int ROUNDING_OF_RISE = 8;

    // Samples of the flight recorder.

    /** Samples that tell when a holder's content came, whatever else grew then. */
    static final int ENOUGH_SAMPLES = 4;

    /** Samples that are enough where all of them are of one class. */
    static final int ENOUGH_AGREEING_SAMPLES = 2;

    /** Samples among which hardly a class can be missing that brought a good part. */
    static final int MANY_SAMPLES = 10;

    /** Bytes: about what a thread takes at a time to allocate small objects in, so what a small sampled object stands for. */
    static final long LEAST_SAMPLE_WEIGHT = 256 * KIB;

    // Who turned on what others fill.

    /** Part of what came: classes that brought more than that themselves filled it, and did not only turn it on. */
    static final int ARMED_PART = 10;

    /** Classes: what more of them turn on is no oversight of one. */
    static final int MOST_ARMING = 3;

    // Impact.

    /** Snapshots: fewer are too few to share memory out among causes. */
    static final int FEWEST_SNAPSHOTS = 6;

    /** Bytes: where the objects themselves keep less, others hold the rest too and it does not tell what they cost. */
    static final long LEAST_KEPT = 512 * KIB;

    /** Bytes: a heap part below it is left out where there is an off-heap part. */
    static final long LEAST_KEPT_BESIDE_OFF_HEAP = LEAST_KEPT / 8;

    /** Fraction of a cause's growth that may be left once another cause's part is taken off, and still count as nothing. */
    static final double NOTHING_LEFT = 0.1;

    /** Bytes: loaded classes and compiled code take less between the snapshots of most classes. */
    static final long LEAST_NATIVE = 8 * MIB;

    /** Times the most that all of a cause take by their rule: from here on it is no chance. */
    static final int FAR_MORE = 2;

    /** Snapshots without a cause that are enough to tell what rises without it. */
    static final int SNAPSHOTS_WITHOUT = 3;

    /** Fraction of a cause: snapshots at which less of it came do not count as its own. */
    static final double LEAST_PART_OF_CAUSE = 0.05;

    // What is left unexplained.

    /** Bytes on the heap: less is not worth a finding that names no cause. */
    static final long RESIDUAL_HEAP = 10 * MIB;

    /** Bytes outside of the heap: loaded classes take some in any suite. */
    static final long RESIDUAL_OFF_HEAP = 32 * MIB;

    /** Bytes: where no cause can be named, only what would fill a test JVM in a few modules more is worth a person's time. */
    static final long MUCH_WITHOUT_A_CAUSE = 64 * MIB;

    /** Part of a type's growth: what is left of it once holders' content is taken off, and less than this, is rounding. */
    static final int ROUNDING_OF_TYPE = 8;

    /** Part of the live heap: the JVM's count and the heap dump's differ by less. */
    static final int ROUNDING_OF_HEAP = 32;

    /** Part of the largest rise: smaller ones are not what is looked for. */
    static final int PART_OF_LARGEST_RISE = 4;

    /** Part of the largest rise: a second one of this size makes a climb. */
    static final int PART_THAT_CLIMBS = 2;

    /** Bytes: smaller rises from snapshot to snapshot are noise. */
    static final long LEAST_RISE = MIB;

    /** Part of the objects that were dropped where memory stayed: if more were dropped elsewhere, they do free their memory. */
    static final int DROPPED_ELSEWHERE = 10;

    // Where a cause came.

    /** Places named of each kind. Pools fill up while other classes run, so the one that opened them may be behind some that did not. */
    static final int MOST_PLACES = 10;

    /** Fraction of a cause: a package that brought less is no place to look for what mending it saves. */
    static final double LEAST_PART_OF_PACKAGE = 0.2;

    /** The same where it is doubtful when the cause came: each place counts where it may have come. */
    static final double LEAST_PART_OF_PACKAGE_IN_DOUBT = 0.05;
}
