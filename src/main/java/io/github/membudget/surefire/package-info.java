@NullMarked
package io.github.membudget.surefire;

import org.jspecify.annotations.NullMarked;
