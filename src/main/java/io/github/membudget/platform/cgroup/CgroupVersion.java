package io.github.membudget.platform.cgroup;

/** The names that one version of the kernel's memory controller gives its files. */
enum CgroupVersion {
    V1("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "memory.max_usage_in_bytes", "memory.oom_control"),
    V2("memory.max", "memory.swap.max", "memory.peak", "memory.events");

    final String limit;
    final String swap;
    final String peak;
    final String events;

    CgroupVersion(String limit, String swap, String peak, String events) {
        this.limit = limit;
        this.swap = swap;
        this.peak = peak;
        this.events = events;
    }
}
