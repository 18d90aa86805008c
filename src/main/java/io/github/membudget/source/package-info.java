/** The project's source files: where a test, a line or a static field is declared. Knows nothing of Maven: the roots come as plain paths. */
@NullMarked
package io.github.membudget.source;

import org.jspecify.annotations.NullMarked;
