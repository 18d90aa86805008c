package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * A ceiling, a heap and arguments for a module.
 *
 * @param heap absent where nothing is known of the module's live set
 * @param arguments for its forks that save memory, where such were tried
 * @param basis of them, in words
 * @param warning that the present ceiling is far over the need
 */
public record Suggestion(
        MeasuredModule module,
        Bytes ceiling,
        Optional<Bytes> heap,
        List<String> arguments,
        String basis,
        Optional<String> warning) {}
