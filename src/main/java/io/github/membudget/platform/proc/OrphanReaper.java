package io.github.membudget.platform.proc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives Maven by a moment: when Maven dies, by {@code kill -9} too, it ends what the build started and removes
 * its cgroups and what heap dumps it has not read yet; and where Maven's progress held the terminal's last line, gives that back.
 */
public final class OrphanReaper implements AutoCloseable {
    /** $1: what every process of this build has in its environment; $2: the suite's cgroup, or nothing. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM QUIT
            terminal=
            secret=
            echo ready
            while read -r word; do
              case $word in
                done) exit 0 ;;
                cgroup=*) set -- "$1" "${word#cgroup=}" ;;
                terminal=*) terminal=${word#terminal=} ;;
                secret=*) secret=$secret${word#secret=}'
            ' ;;
              esac
            done
            [ -n "$terminal" ] && { printf '\\0337\\033[r\\033[1;999r\\0338\\033[J' >/dev/tty; } 2>/dev/null
            round=0
            while [ $round -lt 50 ]; do
              left=
              for pid in $(cat "$2"/cgroup.procs "$2"/*/cgroup.procs 2>/dev/null) \\
                  $(grep -lsF "MEMBUDGET_SESSION=$1" /proc/[0-9]*/environ | cut -d/ -f3); do
                [ "$pid" = $$ ] && continue
                kill -9 "$pid" 2>/dev/null && left=1
              done
              [ -z "$left" ] && break
              round=$((round + 1))
              sleep 0.1
            done
            printf '%s' "$secret" | while read -r folder; do rm -rf -- "$folder"; done
            [ -n "$2" ] && rmdir "$2"/* "$2" 2>/dev/null
            """;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Process process;

    private OrphanReaper(Process process) {
        this.process = process;
    }

    /**
     * @param session the value of MEMBUDGET_SESSION in this build's forks
     * @param hop a command to run the shell by, or nothing
     */
    public static OrphanReaper start(String session, List<String> hop) throws IOException {
        List<String> command = new ArrayList<>(hop);
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "membudget-keeper", session, ""));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(Path.of("/").toFile());
        // Maven's own output must not stay open for as long as this lives.
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new OrphanReaper(builder.start());
    }

    /** Waits until the shell runs, in whatever place its hop took it to. */
    public boolean ready() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int length = "ready\n".length();
        try {
            while (process.getInputStream().available() < length) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    return false;
                }
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return new String(process.getInputStream().readNBytes(length), StandardCharsets.US_ASCII).equals("ready\n");
    }

    public long pid() {
        return process.pid();
    }

    /** Where the processes to end are, besides those that carry the session's mark. */
    public void holds(Path cgroup) throws IOException {
        say("cgroup=" + cgroup);
    }

    /** What holds secrets, and goes when Maven dies before it has removed it. */
    public void removesToo(Path folder) {
        try {
            say("secret=" + folder);
        } catch (IOException e) {
            // The next build clears it.
            return;
        }
    }

    /** Whether a progress line stands on the terminal. */
    public void terminalHeld(boolean held) {
        try {
            say("terminal=" + (held ? "held" : ""));
        } catch (IOException e) {
            // It is gone, and nobody will clear up after us.
            return;
        }
    }

    private void say(String word) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Lets it go: all is done. */
    @Override
    public void close() {
        try {
            say("done");
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
            return;
        }
    }
}
