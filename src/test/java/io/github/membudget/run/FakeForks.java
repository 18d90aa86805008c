package io.github.membudget.run;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.observe.sampling.ProcessStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system whose only processes are those that a test makes up. Any process may be started and ended at any time. */
final class FakeForks implements MemorySource {
    /** Beyond what any system gives out. */
    private static final long FIRST_PID = 2_000_000_000;

    private final Map<ProcessKey, Bytes> alive = new HashMap<>();
    private final Map<ProcessKey, String> commands = new HashMap<>();
    private final List<ProcessStart> started = new ArrayList<>();
    private final List<ProcessKey> killed = new ArrayList<>();
    private final List<ProcessKey> measured = new ArrayList<>();

    /** @param marker of the module whose fork it is */
    synchronized ProcessKey start(String marker, Bytes rss) {
        ProcessKey fork = new ProcessKey(FIRST_PID + commands.size(), 1);
        alive.put(fork, rss);
        commands.put(fork, "java " + marker);
        started.add(new ProcessStart(fork, 1, false));
        return fork;
    }

    synchronized void end(ProcessKey fork) {
        alive.remove(fork);
    }

    synchronized void awaitMeasured(ProcessKey fork) throws InterruptedException {
        while (!measured.contains(fork)) {
            wait();
        }
    }

    /** How often any process was. */
    synchronized int measured() {
        return measured.size();
    }

    synchronized void awaitKilled(ProcessKey fork) throws InterruptedException {
        while (!killed.contains(fork)) {
            wait();
        }
    }

    @Override
    public synchronized List<ProcessStart> started() {
        List<ProcessStart> since = List.copyOf(started);
        started.clear();
        return since;
    }

    @Override
    public synchronized Optional<String> javaCommandLine(ProcessKey process) {
        return Optional.ofNullable(commands.get(process));
    }

    @Override
    public boolean inherits(ProcessKey process, String value) {
        return false;
    }

    @Override
    public synchronized Optional<ProcessMemory> memory(ProcessKey process) {
        Bytes rss = alive.get(process);
        if (rss == null) {
            return Optional.empty();
        }
        measured.add(process);
        notifyAll();
        return Optional.of(new ProcessMemory(rss, Optional.empty(), Optional.empty()));
    }

    @Override
    public Optional<Bytes> proportionalShare(ProcessKey process) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> highWaterMark(long pid) {
        return Optional.empty();
    }

    @Override
    public synchronized void kill(ProcessKey process) {
        alive.remove(process);
        killed.add(process);
        notifyAll();
    }

    @Override
    public List<String> gaps() {
        return List.of();
    }
}
