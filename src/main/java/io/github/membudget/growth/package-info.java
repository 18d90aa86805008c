/** Patterns of growth: what rises from class to class in a fork, a module, a suite, and which class caused it. */
@NullMarked
package io.github.membudget.growth;

import org.jspecify.annotations.NullMarked;
