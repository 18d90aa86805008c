/** Edits pom files and keeps the rest of them as it is. Runs in a class loader of its own, beside its library. */
@NullMarked
package io.github.membudget.pom;

import org.jspecify.annotations.NullMarked;
