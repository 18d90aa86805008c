/** The goals: one class each, from parameters to outcome. */
@NullMarked
package io.github.membudget.mojo;

import org.jspecify.annotations.NullMarked;
