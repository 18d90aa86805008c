package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.ProcessKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** By the JDK, and where that does not tell, by OSHI. */
final class PortableRunning implements RunningProcesses {
    /** A JVM that is as old as this has begun to handle the signal by which others attach. */
    private static final Duration READY = Duration.ofSeconds(3);

    private static final String REDUCED_SIGNALS = "-Xrs";

    private final boolean signalled;

    /** @param signalled whether who attaches to a JVM sends it a signal, as everywhere but on Windows */
    PortableRunning(boolean signalled) {
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
        return OptionalLong.empty();
    }

    @Override
    public Optional<Bytes> rss(long pid) {
        return new OshiProcesses().figures(pid).map(OshiProcesses.Figures::rss);
    }

    @Override
    public Optional<String> deaf(long pid) {
        return signalled ? deafToSignals(pid) : Optional.empty();
    }

    /** Of SIGQUIT a JVM that does not handle it would die; whether it does is told by Linux alone. */
    private static Optional<String> deafToSignals(long pid) {
        Optional<ProcessHandle.Info> info = living(pid).map(ProcessHandle::info);
        boolean young = info.flatMap(ProcessHandle.Info::startInstant)
                .filter(start -> start.plus(READY).isBefore(Instant.now()))
                .isEmpty();
        boolean reduced = info.flatMap(ProcessHandle.Info::arguments)
                .filter(arguments -> Arrays.stream(arguments).noneMatch(REDUCED_SIGNALS::equals))
                .isEmpty();
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
