package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Single processes, by their pid: what can be asked of them without asking themselves. */
public interface RunningProcesses {
    /** Not one that has ended and waits for its parent. */
    boolean lives(long pid);

    /** Not another that was given its pid later. */
    boolean lives(ProcessKey process);

    /** The name as the system shows it, without arguments: those may hold secrets. */
    Optional<String> name(long pid);

    Optional<Path> executable(long pid);

    OptionalLong threads(long pid);

    Optional<Bytes> rss(long pid);

    /** Why a JVM is not to be asked anything now, for a reader; empty where it may be. */
    Optional<String> deaf(long pid);

    /** Where jcmd is to read its questions from: a file that may be given, else the one that is written first. */
    boolean readsStandardInputByName();

    /** The directory in which HotSpot lays its sockets. */
    Path sockets();
}
