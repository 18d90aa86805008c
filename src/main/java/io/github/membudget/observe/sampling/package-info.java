@NullMarked
package io.github.membudget.observe.sampling;

import org.jspecify.annotations.NullMarked;
