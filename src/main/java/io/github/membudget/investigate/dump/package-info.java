/** Reads a heap dump in a JVM of its own. Needs nothing but the JDK, the heap library and the plain types of questions and answers. */
@NullMarked
package io.github.membudget.investigate.dump;

import org.jspecify.annotations.NullMarked;
