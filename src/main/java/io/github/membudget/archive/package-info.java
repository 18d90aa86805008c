/**
 * Class archives: what of a fork's class path a JVM may take ready-made from a file, and the folder that keeps such files. Knows the JDK
 * alone.
 */
@NullMarked
package io.github.membudget.archive;

import org.jspecify.annotations.NullMarked;
