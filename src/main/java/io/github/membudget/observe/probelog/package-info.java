/** Reads what the probe noted inside a fork: each test's own figures, live sets, things left behind. */
@NullMarked
package io.github.membudget.observe.probelog;

import org.jspecify.annotations.NullMarked;
