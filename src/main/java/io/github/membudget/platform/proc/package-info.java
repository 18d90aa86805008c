/** Processes of the operating system: their memory, CPU, parents. From OSHI everywhere, from /proc on Linux. */
@NullMarked
package io.github.membudget.platform.proc;

import org.jspecify.annotations.NullMarked;
