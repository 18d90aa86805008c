@NullMarked
package io.github.membudget.mojo;

import org.jspecify.annotations.NullMarked;
