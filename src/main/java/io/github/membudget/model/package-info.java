@NullMarked
package io.github.membudget.model;

import org.jspecify.annotations.NullMarked;
