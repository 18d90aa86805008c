/** Reads the JVM's own flight recording: which objects were allocated where, and which survived. */
@NullMarked
package io.github.membudget.investigate.recording;

import org.jspecify.annotations.NullMarked;
