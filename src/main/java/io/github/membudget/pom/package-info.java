@NullMarked
package io.github.membudget.pom;

import org.jspecify.annotations.NullMarked;
