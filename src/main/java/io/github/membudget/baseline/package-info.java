/** Recorded figures of a project: written, read, and compared with a new run beyond its noise. */
@NullMarked
package io.github.membudget.baseline;

import org.jspecify.annotations.NullMarked;
