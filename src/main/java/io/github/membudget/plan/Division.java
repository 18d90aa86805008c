package io.github.membudget.plan;

import io.github.membudget.configure.AutoCount;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * Into how many parts a project's own module is divided.
 *
 * @param asked by the user
 * @param atOnce how many of them may run at one time: {@code auto} makes no more
 * @param history of the classes
 * @param keeps whether the parts are those of the last run, balanced or not: whoever looks closer looks at what ran
 * @param ties between classes, which are in one part
 */
public record Division(AutoCount asked, int atOnce, ClassHistory history, boolean keeps, Ties ties) {
    public static final Division NONE = new Division(AutoCount.ONE, 1, ClassHistory.NONE, false, Ties.NONE);

    /** What a part should take at least, so that the start of its JVM is little beside it. */
    private static final long WORTHWHILE_MILLIS = 10_000;

    /** The same where no time is known, in classes. */
    private static final int WORTHWHILE_CLASSES = 4;

    public Division with(Ties found) {
        return new Division(asked, atOnce, history, keeps, found);
    }

    /** Whether there can be anything to divide. */
    public boolean isWanted() {
        return asked.number().isPresent() ? asked.number().getAsInt() > 1 : atOnce > 1;
    }

    /**
     * @param module the name of what is divided
     * @param classes all of them, whether this run runs them or not
     */
    List<SortedSet<String>> of(String module, Collection<String> classes) {
        return ties.together(parts(module, classes));
    }

    private List<SortedSet<String>> parts(String module, Collection<String> classes) {
        ClassHistory known = history.tellsOf(classes) ? history : ClassHistory.NONE;
        if (keeps && ModuleSplit.tells(module, history, classes)) {
            return ModuleSplit.before(module, asked.number().orElse(2), classes, history);
        }
        return ModuleSplit.of(module, asked.number().orElseGet(() -> worthwhile(classes, known)), classes, known);
    }

    private int worthwhile(Collection<String> classes, ClassHistory known) {
        long parts = known.classes().isEmpty()
                ? classes.size() / WORTHWHILE_CLASSES
                : known.millis(classes) / WORTHWHILE_MILLIS;
        return (int) Math.max(1, Math.min(atOnce, parts));
    }
}
