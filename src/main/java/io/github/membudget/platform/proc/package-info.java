@NullMarked
package io.github.membudget.platform.proc;

import org.jspecify.annotations.NullMarked;
