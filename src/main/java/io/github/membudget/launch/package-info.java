@NullMarked
package io.github.membudget.launch;

import org.jspecify.annotations.NullMarked;
