@NullMarked
package io.github.membudget.platform;

import org.jspecify.annotations.NullMarked;
