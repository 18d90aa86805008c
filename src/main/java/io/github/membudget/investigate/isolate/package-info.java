/** Runs the class at the peak again without suspected classes, to see whether they caused it. */
@NullMarked
package io.github.membudget.investigate.isolate;

import org.jspecify.annotations.NullMarked;
