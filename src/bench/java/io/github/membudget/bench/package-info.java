@NullMarked
package io.github.membudget.bench;

import org.jspecify.annotations.NullMarked;
