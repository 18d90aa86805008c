package io.github.membudget.archive;

import java.nio.file.Path;

/**
 * A name that two entries of a class path hold, so that their order decides.
 *
 * @param name of a class or resource, as class loaders look for it
 * @param first the entry that comes first
 * @param second a jar behind it
 */
public record Clash(String name, Path first, Path second) {
    /** Why the second must stay where it is, for the user. */
    public String words() {
        return name + " is both in " + first + " and in " + second;
    }
}
