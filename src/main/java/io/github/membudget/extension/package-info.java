@NullMarked
package io.github.membudget.extension;

import org.jspecify.annotations.NullMarked;
