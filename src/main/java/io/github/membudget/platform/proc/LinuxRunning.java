package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads from /proc which processes run. */
public final class LinuxRunning implements RunningProcesses {
    private static final int SIGQUIT = 3;

    private final ProcFiles proc;

    public LinuxRunning(ProcFiles proc) {
        this.proc = proc;
    }

    @Override
    public boolean lives(long pid) {
        return stat(pid).isPresent();
    }

    @Override
    public boolean lives(ProcessKey process) {
        return stat(process.pid())
                .filter(stat -> stat.startTicks() == process.startedAt())
                .isPresent();
    }

    private Optional<ProcStat> stat(long pid) {
        return proc.text(pid + "/stat").flatMap(ProcStat::parse).filter(stat -> !stat.zombie());
    }

    @Override
    public Optional<String> name(long pid) {
        return proc.text(pid + "/comm").map(ProcFiles::utf8).map(String::strip);
    }

    @Override
    public Optional<Path> executable(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(proc.root().resolve(pid + "/exe")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public OptionalLong threads(long pid) {
        return proc.text(pid + "/status")
                .map(status -> ProcFiles.number(status, "Threads:"))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<Bytes> rss(long pid) {
        OptionalLong rss = proc.text(pid + "/status")
                .map(status -> ProcFiles.kibibytes(status, "VmRSS:"))
                .orElse(OptionalLong.empty());
        return rss.isPresent() ? Optional.of(new Bytes(rss.getAsLong())) : Optional.empty();
    }

    @Override
    public Optional<String> deaf(long pid) {
        String status = proc.text(pid + "/status").orElse("");
        if (status.contains("\nState:\tT") || status.contains("\nState:\tt")) {
            return Optional.of("the JVM is stopped (SIGSTOP or a debugger) and answers nothing");
        }
        return listens(status)
                ? Optional.empty()
                : Optional.of("the JVM takes no questions (it is just starting, or -Xrs)");
    }

    /** To attach, jcmd sends SIGQUIT: a JVM that does not handle it would die of it. */
    private static boolean listens(String status) {
        return status.lines()
                .filter(line -> line.startsWith("SigCgt:"))
                .map(line -> line.substring("SigCgt:".length()).strip().toLowerCase(Locale.ROOT))
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << (SIGQUIT - 1)) != 0);
    }

    @Override
    public boolean readsStandardInputByName() {
        return true;
    }

    /** HotSpot's, whatever java.io.tmpdir says. */
    @Override
    public Path sockets() {
        return Path.of("/tmp");
    }
}
