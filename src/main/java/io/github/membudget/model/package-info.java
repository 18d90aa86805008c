/** The vocabulary that several packages share: facts, figures, results. Knows the JDK alone. */
@NullMarked
package io.github.membudget.model;

import org.jspecify.annotations.NullMarked;
