package io.github.membudget.model;

import java.util.Optional;

/**
 * A ceiling and a heap for a module.
 *
 * @param heap absent where nothing is known of the module's live set
 * @param basis of both, in words
 * @param warning that the present ceiling is far over the need
 */
public record Suggestion(
        MeasuredModule module, Bytes ceiling, Optional<Bytes> heap, String basis, Optional<String> warning) {}
