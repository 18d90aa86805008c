/**
 * What a heap dump shows: what keeps objects from being collected, and by which way. The JVM that reads heap dumps and the plugin that asks
 * it share these types.
 */
@NullMarked
package io.github.membudget.model.heap;

import org.jspecify.annotations.NullMarked;
