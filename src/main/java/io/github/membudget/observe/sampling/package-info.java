/** Samples the memory of a fork and of every process under it, and joins the samples with the tests that ran. */
@NullMarked
package io.github.membudget.observe.sampling;

import org.jspecify.annotations.NullMarked;
