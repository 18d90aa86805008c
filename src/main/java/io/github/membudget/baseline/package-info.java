@NullMarked
package io.github.membudget.baseline;

import org.jspecify.annotations.NullMarked;
