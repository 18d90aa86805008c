package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/**
 * A module that had a ceiling, as messages call it.
 *
 * @param enforcement how the ceiling was held, as in report.json
 * @param limit of the kernel's, above the ceiling, where there was one
 */
public record LimitedModule(String project, String name, Bytes ceiling, String enforcement, Optional<Bytes> limit) {}
