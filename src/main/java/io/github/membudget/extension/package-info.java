/** Takes Surefire's place in the user's projects, once they are read and before anything is built. */
@NullMarked
package io.github.membudget.extension;

import org.jspecify.annotations.NullMarked;
