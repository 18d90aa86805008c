@NullMarked
package io.github.membudget.judge;

import org.jspecify.annotations.NullMarked;
