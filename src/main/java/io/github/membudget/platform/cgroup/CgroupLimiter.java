package io.github.membudget.platform.cgroup;

import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.launch.MemoryLimiter;
import io.github.membudget.model.Bytes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One cgroup for the suite and in it one for each module, so that the kernel holds both ceilings. */
final class CgroupLimiter implements MemoryLimiter {
    private static final long PROOF_SECONDS = 10;

    private final String enforcement;
    private final CgroupDirectory suite;
    private final List<String> hop;
    private final AtomicInteger groups = new AtomicInteger();

    /** @see #over */
    CgroupLimiter(String enforcement, CgroupDirectory suite, List<String> hop) {
        this.enforcement = enforcement;
        this.suite = suite;
        this.hop = hop;
    }

    /**
     * Limits the suite and proves that a process can enter.
     *
     * @param suite an empty cgroup, removed again if it does not serve
     * @param limit the suite's
     * @param hop see {@link LimitedGroup.Entry}
     * @throws IOException with the reason in words for the user
     */
    static CgroupLimiter over(CgroupDirectory suite, String enforcement, Bytes limit, List<String> hop)
            throws IOException {
        try {
            suite.enableForChildren();
            suite.limit(limit);
            CgroupLimiter limiter = new CgroupLimiter(enforcement, suite, hop);
            try (LimitedGroup proof = limiter.group(Optional.of(limit))) {
                limiter.prove(proof.entry());
            }
            return limiter;
        } catch (IOException e) {
            suite.remove();
            throw e;
        }
    }

    private void prove(LimitedGroup.Entry entry) throws IOException {
        List<String> command = new ArrayList<>(entry.hop());
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                "echo $$ > \"$1\" && exec cat /proc/self/cgroup",
                "sh",
                entry.procs().toString()));
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .start();
        try {
            // Its few words fit into the pipe.
            if (!process.waitFor(PROOF_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("a process did not enter within " + PROOF_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Path name = suite.path().getFileName();
        if (process.exitValue() != 0 || name == null || !said.contains(name.toString())) {
            throw new IOException(
                    "a process cannot enter: " + said.lines().findFirst().orElse("no word why"));
        }
    }

    @Override
    public String enforcement() {
        return enforcement;
    }

    @Override
    public LimitedGroup group(Optional<Bytes> limit) throws IOException {
        CgroupDirectory directory =
                CgroupDirectory.create(suite.path(), "module-" + groups.incrementAndGet(), suite.version());
        if (limit.isPresent()) {
            try {
                directory.limit(limit.get());
            } catch (IOException e) {
                directory.remove();
                throw e;
            }
        }
        return new CgroupGroup(directory, suite, hop, limit.isPresent());
    }

    Path path() {
        return suite.path();
    }

    @Override
    public void close() {
        suite.remove();
    }
}
