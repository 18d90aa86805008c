package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** By the JDK, and where that does not tell, by OSHI. */
public final class PortableRunning implements RunningProcesses {
    /** A JVM that is as old as this has begun to handle the signal by which others attach. */
    private static final Duration READY = Duration.ofSeconds(3);

    private static final String REDUCED_SIGNALS = "-Xrs";

    private final boolean signalled;

    /** @param signalled whether who attaches to a JVM sends it a signal, as everywhere but on Windows */
    public PortableRunning(boolean signalled) {
        this.signalled = signalled;
    }

    @Override
    public boolean lives(long pid) {
        return living(pid).isPresent();
    }

    @Override
    public boolean lives(ProcessKey process) {
        return living(process.pid())
                .filter(handle -> PortableMemorySource.key(handle).equals(process))
                .isPresent();
    }

    private static Optional<ProcessHandle> living(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    @Override
    public Optional<String> name(long pid) {
        return executable(pid).map(Path::getFileName).map(Path::toString);
    }

    @Override
    public Optional<Path> executable(long pid) {
        return living(pid).flatMap(handle -> handle.info().command()).map(Path::of);
    }

    @Override
    public OptionalLong threads(long pid) {
        return oshi().threads(pid);
    }

    @Override
    public Optional<Bytes> rss(long pid) {
        return oshi().figures(pid).map(OshiProcesses.Figures::rss);
    }

    /** It remembers what it was asked, and is not for several threads. */
    private static OshiProcesses oshi() {
        return new OshiProcesses();
    }

    @Override
    public Optional<String> deaf(long pid) {
        return signalled ? deafToSignals(pid) : Optional.empty();
    }

    /** Of SIGQUIT a JVM that does not handle it would die; whether it does is told by Linux alone. */
    private static Optional<String> deafToSignals(long pid) {
        boolean young = living(pid)
                .flatMap(handle -> handle.info().startInstant())
                .filter(start -> start.plus(READY).isBefore(Instant.now()))
                .isEmpty();
        // The JDK tells none of a long command line.
        String arguments = oshi().arguments(pid);
        boolean reduced = arguments.isEmpty() || List.of(arguments.split("\0")).contains(REDUCED_SIGNALS);
        return young || reduced
                ? Optional.of("whether the JVM takes questions is not known (it is young, or -Xrs)")
                : Optional.empty();
    }

    @Override
    public boolean readsStandardInputByName() {
        return false;
    }

    @Override
    public Path sockets() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
