package io.github.membudget.model;

import java.util.List;

/**
 * What forks are started with to see whether it does.
 *
 * @param heap their -Xmx
 * @param arguments further ones, after the user's own
 */
public record JvmSetting(Bytes heap, List<String> arguments) {
    public JvmSetting(Bytes heap) {
        this(heap, List.of());
    }

    /** As they stand in a pom. */
    public String line() {
        return String.join(" ", arguments);
    }
}
