package it;

import org.junit.jupiter.api.Test;

class CgroupRemovedTest {
    /** Moves every process of the module's group into the root group, and takes the group away. */
    @Test
    void takesItsOwnCgroupAway() throws Exception {
        System.out.println("cgroup: " + Shell.run(
                "for d in $(find /sys/fs/cgroup -type d -name 'membudget-*' | sort -r) $(find /sys/fs/cgroup -type d -path '*membudget-*' | sort -r); do"
                        + " [ -d $d ] || continue; root=${d%%/membudget-*};"
                        + " while [ \"$(wc -l < $d/cgroup.procs)\" -gt 0 ]; do for p in $(cat $d/cgroup.procs); do echo $p > $root/cgroup.procs 2>/dev/null; done; done;"
                        + " find $d -depth -type d -exec rmdir {} + ; [ -d $d ] || echo gone $d; done"));
        byte[] held = new byte[16 << 20];
        Thread.sleep(500);
        System.out.println(held.length);
    }
}
