/** The system that this build runs on, as one place to ask. The packages below it know the details. */
@NullMarked
package io.github.membudget.platform;

import org.jspecify.annotations.NullMarked;
