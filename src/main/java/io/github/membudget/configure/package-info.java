/**
 * What the user may set, and what was set: each parameter is declared once, in {@link io.github.membudget.configure.Parameters}, and
 * each element of a module in {@link io.github.membudget.configure.ModuleElements}.
 */
@NullMarked
package io.github.membudget.configure;

import org.jspecify.annotations.NullMarked;
