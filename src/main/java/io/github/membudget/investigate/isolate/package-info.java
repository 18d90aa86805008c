@NullMarked
package io.github.membudget.investigate.isolate;

import org.jspecify.annotations.NullMarked;
