@NullMarked
package io.github.membudget.run;

import org.jspecify.annotations.NullMarked;
