@NullMarked
package io.github.membudget.observe.probelog;

import org.jspecify.annotations.NullMarked;
