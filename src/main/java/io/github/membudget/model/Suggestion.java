package io.github.membudget.model;

import java.util.Optional;

/**
 * A ceiling, a heap and a JVM for a module.
 *
 * @param heap absent where nothing is known of the module's live set
 * @param jvm absent where it is to stay as it is
 * @param basis of them, in words
 * @param warning that the present ceiling is far over the need
 */
public record Suggestion(
        MeasuredModule module,
        Bytes ceiling,
        Optional<Bytes> heap,
        Optional<JvmChoice> jvm,
        String basis,
        Optional<String> warning) {}
