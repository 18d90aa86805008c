@NullMarked
package io.github.membudget.explain;

import org.jspecify.annotations.NullMarked;
