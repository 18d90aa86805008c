/** From what was seen of a module's run to typed findings, step by step. {@link Diagnosis} has the steps in their order. */
@NullMarked
package io.github.membudget.investigate.diagnose;

import org.jspecify.annotations.NullMarked;
