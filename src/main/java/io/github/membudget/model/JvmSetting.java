package io.github.membudget.model;

import java.util.Optional;

/**
 * What forks are started with to see what it brings.
 *
 * @param heap their -Xmx; absent for what they have anyway
 * @param jvm absent for what the user says
 */
public record JvmSetting(Optional<Bytes> heap, Optional<JvmChoice> jvm) {
    /** As it is configured. */
    public static final JvmSetting AS_IT_IS = new JvmSetting(Optional.empty(), Optional.empty());

    public static JvmSetting of(JvmChoice jvm) {
        return new JvmSetting(Optional.empty(), Optional.of(jvm));
    }

    public JvmSetting withHeap(Bytes size) {
        return new JvmSetting(Optional.of(size), jvm);
    }
}
