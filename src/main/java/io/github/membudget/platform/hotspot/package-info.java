/** What a HotSpot JVM reports of itself: counters in shared memory, commands, heap dumps. */
@NullMarked
package io.github.membudget.platform.hotspot;

import org.jspecify.annotations.NullMarked;
