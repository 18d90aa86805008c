@NullMarked
package io.github.membudget.platform.cgroup;

import org.jspecify.annotations.NullMarked;
