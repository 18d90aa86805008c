/** What the plugin needs to run a module: ports to a launcher and to a limiter of memory, and how a launch can end. */
@NullMarked
package io.github.membudget.launch;

import org.jspecify.annotations.NullMarked;
