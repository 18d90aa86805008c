/** What runs inside a fork: listens to the tests and notes the fork's own figures. Java 8, and nothing but the platform launcher's API. */
@NullMarked
package io.github.membudget.probe;

import org.jspecify.annotations.NullMarked;
