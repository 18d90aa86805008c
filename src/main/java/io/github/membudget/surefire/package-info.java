/** All that is tied to Surefire: its configuration, its run with our listener, its forks' arguments and class path. */
@NullMarked
package io.github.membudget.surefire;

import org.jspecify.annotations.NullMarked;
