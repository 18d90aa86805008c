package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * A diagnosed cause.
 *
 * @param id stable name of the kind of cause
 * @param impact where it could be measured
 */
public record Finding(
        String id,
        String kind,
        Severity severity,
        String headline,
        Optional<Bytes> impact,
        List<String> where,
        List<String> evidence,
        String fix) {

    /** How much it matters. */
    public enum Severity {
        CRITICAL,
        WARNING,
        NOTE
    }
}
