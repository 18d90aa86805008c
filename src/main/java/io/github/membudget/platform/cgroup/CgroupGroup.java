package io.github.membudget.platform.cgroup;

import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.model.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The cgroup of one module, inside the suite's.
 *
 * @param hop see {@link LimitedGroup.Entry}
 * @param limited whether it has a limit of its own
 */
public record CgroupGroup(CgroupDirectory directory, CgroupDirectory suite, List<String> hop, boolean limited)
        implements LimitedGroup {
    @Override
    public Entry entry() {
        return new Entry(hop, directory.procs());
    }

    @Override
    public Optional<Bytes> limit() {
        return limited ? directory.limit() : Optional.empty();
    }

    @Override
    public List<Long> processes() {
        return directory.processes();
    }

    @Override
    public boolean entered() {
        return directory.entered();
    }

    @Override
    public Optional<Bytes> peak() {
        return directory.peak();
    }

    @Override
    public Optional<KernelKill> kernelKill() {
        if (directory.oomKills() == 0) {
            return Optional.empty();
        }
        if (limited && directory.hitOwnLimit()) {
            return Optional.of(new KernelKill(KernelKill.Reason.MODULE, directory.limit(), directory.peak()));
        }
        return Optional.of(
                suite.hitOwnLimit()
                        ? new KernelKill(KernelKill.Reason.SUITE, suite.limit(), suite.peak())
                        : new KernelKill(KernelKill.Reason.OUTSIDE, Optional.empty(), directory.peak()));
    }

    @Override
    public void kill() {
        directory.kill();
    }

    @Override
    public void close() {
        directory.remove();
    }
}
