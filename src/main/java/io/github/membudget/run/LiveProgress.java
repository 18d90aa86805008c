package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
import io.github.membudget.platform.Terminal;
import io.github.membudget.platform.cgroup.KernelLimits;
import io.github.membudget.report.console.ProgressLine;
import io.github.membudget.schedule.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the terminal's last line up to date while tests run. If it fails it stops silently: nothing depends on it. */
final class LiveProgress implements TickListener, AutoCloseable {
    private static final long BETWEEN_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 500;

    private record Shown(Recording recording, String module, Optional<Bytes> ceiling, long sinceNanos) {}

    private final Metric metric;
    private final Bytes suiteCeiling;
    private final Supplier<KernelLimits> limits;
    private final boolean colours;
    private final Map<Integer, Shown> modules = new ConcurrentSkipListMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "membudget-progress");
    private final Thread atExit = new Thread(this::end, "membudget-progress-end");
    private volatile Map<Recording, Reading> readings = Map.of();
    private volatile List<Waiting> waiting = List.of();
    private boolean started;
    private boolean closed;

    private LiveProgress(Metric metric, Bytes suiteCeiling, Supplier<KernelLimits> limits, boolean colours) {
        this.metric = metric;
        this.suiteCeiling = suiteCeiling;
        this.limits = limits;
        this.colours = colours;
        thread.setDaemon(true);
    }

    /** Empty where nobody watches; that costs next to nothing. */
    static Optional<LiveProgress> where(Settings settings, Onlooker onlooker, Supplier<KernelLimits> limits) {
        Map<String, String> environment = System.getenv();
        if (!settings.get(Parameters.PROGRESS) || !onlooker.there() || !Terminal.possible(environment)) {
            return Optional.empty();
        }
        boolean colours =
                onlooker.colours() && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return Optional.of(new LiveProgress(settings.metric(), settings.suiteCeiling(), limits, colours));
    }

    void watch(Recording recording, String module, Optional<Bytes> ceiling) {
        modules.put(number.incrementAndGet(), new Shown(recording, module, ceiling, System.nanoTime()));
    }

    void release(Recording recording) {
        modules.values().removeIf(one -> one.recording() == recording);
    }

    /** The modules that wait for room. */
    void waiting(List<Waiting> now) {
        waiting = now;
    }

    @Override
    public void tick(Tick tick) {
        readings = tick.recordings();
        if (!started) {
            started = true;
            thread.start();
        }
    }

    /** A terminal that the user has stopped makes whoever prints wait: so on a thread of its own. */
    private void run() {
        try {
            Optional<Terminal> terminal = Terminal.open(System.getenv());
            if (terminal.isPresent()) {
                // Ctrl-C leaves no line behind.
                Runtime.getRuntime().addShutdownHook(atExit);
                keepUp(terminal.get());
            }
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            return;
        }
    }

    private void keepUp(Terminal terminal) throws IOException, InterruptedException {
        ProgressLine line = new ProgressLine(terminal.hasBars(), colours);
        String shown = "";
        try {
            do {
                List<ProgressLine.Running> running = running();
                int columns = terminal.columns();
                String text = running.isEmpty() ? "" : line.text(running, waiting, columns);
                if (text.isEmpty() != shown.isEmpty()) {
                    limits.get().terminalHeld(!text.isEmpty());
                }
                if (text.isEmpty()) {
                    terminal.clear();
                } else if (!text.equals(shown)) {
                    terminal.show(text);
                }
                shown = text;
            } while (!closedWithin(BETWEEN_MILLIS));
        } finally {
            terminal.close();
            limits.get().terminalHeld(false);
        }
    }

    private List<ProgressLine.Running> running() {
        List<ProgressLine.Running> running = new ArrayList<>();
        Map<Recording, Reading> now = readings;
        for (Shown one : modules.values()) {
            @Nullable Reading reading = now.get(one.recording());
            if (reading != null) {
                running.add(new ProgressLine.Running(
                        one.module(),
                        one.recording().running(),
                        reading.of(metric).orElse(reading.rss()),
                        one.ceiling(),
                        suiteCeiling,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - one.sinceNanos())));
            }
        }
        return running;
    }

    private synchronized boolean closedWithin(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; !closed && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return closed;
    }

    /** Not for ever: the terminal may be stopped. */
    private void end() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It runs already.
            return;
        }
    }
}
