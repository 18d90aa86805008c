/** Settings and test classes become test modules, with their limits and their JVM's arguments. */
@NullMarked
package io.github.membudget.plan;

import org.jspecify.annotations.NullMarked;
