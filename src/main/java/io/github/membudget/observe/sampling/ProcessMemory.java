package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/**
 * What one process has in memory now.
 *
 * @param rss resident
 * @param privateMemory resident and not shared, where the system says
 * @param highWaterMark the kernel's own mark of the highest RSS so far, where it keeps one
 */
public record ProcessMemory(Bytes rss, Optional<Bytes> privateMemory, Optional<Bytes> highWaterMark) {}
