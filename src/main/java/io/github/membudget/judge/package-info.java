/** Ceilings against what was measured: who is over, how a fork died, what a test took. */
@NullMarked
package io.github.membudget.judge;

import org.jspecify.annotations.NullMarked;
