package io.github.membudget.run;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.observe.InForkFigures;
import io.github.membudget.observe.Reading;
import io.github.membudget.observe.Recording;
import io.github.membudget.observe.Snapshot;
import io.github.membudget.observe.Tick;
import io.github.membudget.observe.TickListener;
import io.github.membudget.platform.ForkInspector;
import io.github.membudget.report.BlackBoxText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a person would want to have seen of a module on its way to its ceiling: at 75 and 90 percent, and when it is ended.
 * Written as it goes, so that it is there even if Maven is killed.
 */
final class BlackBox implements TickListener, AutoCloseable {
    private static final int[] PERCENTS = {90, 75};
    private static final String AT_THE_END = "end";
    private static final List<String> SUFFIXES = List.of("75", "90", AT_THE_END);
    private static final long CLOSING_SECONDS = 2;

    private final Metric metric;
    private final ForkInspector inspector;
    private final Map<Recording, Watch> watches = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "membudget-black-box");
        thread.setDaemon(true);
        return thread;
    });

    BlackBox(Metric metric, ForkInspector inspector) {
        this.metric = metric;
        this.inspector = inspector;
    }

    private static final class Watch {
        private final String module;
        private final Bytes ceiling;
        private final Path directory;
        private final Path logs;
        private final List<Path> files = new ArrayList<>();
        private int reached;
        private volatile @Nullable Future<?> last;

        Watch(String module, Bytes ceiling, Path directory, Path logs) {
            this.module = module;
            this.ceiling = ceiling;
            this.directory = directory;
            this.logs = logs;
        }
    }

    /**
     * @param directory made when there is something to write
     * @param logs into which the forks note their own figures
     */
    void watch(Recording recording, String module, Bytes ceiling, Path directory, Path logs) {
        for (String suffix : Files.isSymbolicLink(directory) ? List.<String>of() : SUFFIXES) {
            // One of an earlier run would tell of a way to the ceiling that this run did not take.
            file(directory, module, suffix).toFile().delete();
        }
        watches.put(recording, new Watch(module, ceiling, directory, logs));
    }

    /** @return the files that were written of it */
    List<Path> release(Recording recording) {
        Watch watch = watches.remove(recording);
        if (watch == null) {
            return List.of();
        }
        await(watch.last);
        synchronized (watch) {
            return List.copyOf(watch.files);
        }
    }

    /** A fork that was ended answers nothing more, so that what is still being written is soon there. */
    private static void await(@Nullable Future<?> last) {
        try {
            if (last != null) {
                last.get(CLOSING_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException late) {
            // Its file may be there all the same, without being named.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void tick(Tick tick) {
        for (Map.Entry<Recording, Reading> entry : tick.recordings().entrySet()) {
            Watch watch = watches.get(entry.getKey());
            Optional<Bytes> now = entry.getValue().of(metric);
            if (watch == null || now.isEmpty()) {
                continue;
            }
            for (int percent : PERCENTS) {
                if (watch.reached < percent && now.get().value() >= watch.ceiling.value() / 100 * percent) {
                    watch.reached = percent;
                    Snapshot seen = entry.getKey().snapshot();
                    List<BlackBoxText.Line> processes = processes(seen, watch.logs);
                    watch.last = writer.submit(() -> write(
                            watch,
                            "at " + percent + " % of its " + watch.ceiling + " ceiling",
                            Integer.toString(percent),
                            tick.atMillis(),
                            seen,
                            processes,
                            true));
                }
            }
        }
    }

    /** The last look, before it is ended: only what can be read at once. */
    void beforeEnd(Recording recording, long atMillis) {
        Watch watch = watches.get(recording);
        if (watch != null) {
            Snapshot seen = recording.snapshot();
            List<BlackBoxText.Line> processes = processes(seen, watch.logs);
            watch.last = writer.submit(
                    () -> write(watch, "when it was ended", AT_THE_END, atMillis, seen, processes, false));
        }
    }

    private List<BlackBoxText.Line> processes(Snapshot seen, Path logs) {
        return seen.processes().stream()
                .map(member -> new BlackBoxText.Line(
                        member.process().pid(),
                        inspector.command(member.process().pid()),
                        member.jvm(),
                        member.rss(),
                        inspector.threads(member.process().pid()),
                        member.jvm() ? InForkFigures.last(logs, member.process().pid()) : Optional.empty()))
                .toList();
    }

    private static Path file(Path directory, String module, String suffix) {
        String name = module.replaceAll("[^A-Za-z0-9._-]+", "-");
        return directory.resolve(name.substring(0, Math.min(name.length(), 60)) + "-" + suffix + ".txt");
    }

    private void write(
            Watch watch,
            String occasion,
            String suffix,
            long atMillis,
            Snapshot seen,
            List<BlackBoxText.Line> processes,
            boolean ask) {
        Path file = file(watch.directory, watch.module, suffix);
        try {
            PrivateFolder.make(watch.directory.resolveSibling(""), watch.directory);
            Files.deleteIfExists(file);
            Files.write(
                    file,
                    BlackBoxText.lines(watch.module, occasion, atMillis, seen.running(), seen.cutShort(), processes),
                    StandardOpenOption.CREATE_NEW);
            synchronized (watch) {
                watch.files.add(file);
            }
            for (Snapshot.Member member : ask ? seen.processes() : List.<Snapshot.Member>of()) {
                if (member.jvm()) {
                    Files.writeString(file, "\njcmd " + member.process().pid() + "\n", StandardOpenOption.APPEND);
                    Optional<String> refused =
                            inspector.appendJvm(member.process().pid(), file);
                    if (refused.isPresent()) {
                        Files.writeString(file, refused.get() + "\n", StandardOpenOption.APPEND);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // A box that cannot be written is a missing file, not a failed test run.
            return;
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inspector.tidy();
    }
}
