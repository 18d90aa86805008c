/** What is done about ceilings while tests run: the guard that ends what passes one, and the black box of a module on its way there. */
@NullMarked
package io.github.membudget.enforce;

import org.jspecify.annotations.NullMarked;
