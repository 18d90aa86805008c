@NullMarked
package io.github.membudget.maven;

import org.jspecify.annotations.NullMarked;
