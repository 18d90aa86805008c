/** The kernel's limits: control groups v1 and v2, systemd scopes, and what the kernel killed. */
@NullMarked
package io.github.membudget.platform.cgroup;

import org.jspecify.annotations.NullMarked;
