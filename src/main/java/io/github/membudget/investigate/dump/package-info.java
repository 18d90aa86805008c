/** Reads a heap dump in a JVM of its own: needs the JDK and the heap library alone, and prints what it found. */
@NullMarked
package io.github.membudget.investigate.dump;

import org.jspecify.annotations.NullMarked;
