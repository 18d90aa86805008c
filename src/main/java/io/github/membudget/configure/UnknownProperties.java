package io.github.membudget.configure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds properties on the command line that begin like this plugin's but are none of them. Else a misspelt ceiling would go unnoticed. */
public final class UnknownProperties {
    private static final String OWN = "membudget.";

    /** From one of this plugin's builds to another. */
    private static final String INTERNAL = "membudget.internal.";

    private UnknownProperties() {}

    /**
     * A warning for each.
     *
     * @param known with their prefix, of all goals
     * @param used whether the build uses a property of this name for itself; asked only about those that are not known
     */
    public static List<String> warnings(Collection<String> given, Set<String> known, Predicate<String> used) {
        return new TreeSet<>(given)
                .stream()
                        .filter(name -> name.startsWith(OWN) && !name.startsWith(INTERNAL) && !known.contains(name))
                        .filter(used.negate())
                        .map(name -> ("membudget: -D" + name
                                        + " is no property of this plugin, so that it sets nothing. "
                                        + NearestWord.hint(name, known))
                                .strip())
                        .toList();
    }
}
