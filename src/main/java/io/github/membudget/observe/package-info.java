@NullMarked
package io.github.membudget.observe;

import org.jspecify.annotations.NullMarked;
