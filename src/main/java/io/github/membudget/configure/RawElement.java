package io.github.membudget.configure;

import java.util.List;

/**
 * A piece of the user's XML, as written.
 *
 * @param value its text, empty where it has none
 */
public record RawElement(String name, String value, List<RawElement> children) {
    /** One with a text alone. */
    public RawElement(String name, String value) {
        this(name, value, List.of());
    }
}
