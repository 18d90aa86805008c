@NullMarked
package io.github.membudget.platform.hotspot;

import org.jspecify.annotations.NullMarked;
