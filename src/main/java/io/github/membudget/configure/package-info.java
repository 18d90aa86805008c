@NullMarked
package io.github.membudget.configure;

import org.jspecify.annotations.NullMarked;
