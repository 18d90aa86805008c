@NullMarked
package io.github.membudget.growth;

import org.jspecify.annotations.NullMarked;
