@NullMarked
package io.github.membudget.plan;

import org.jspecify.annotations.NullMarked;
