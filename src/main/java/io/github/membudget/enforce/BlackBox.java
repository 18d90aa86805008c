package io.github.membudget.enforce;

import io.github.membudget.enforce.BlackBoxPage.Line;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.observe.sampling.ProbeLogJoin;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Snapshot;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a person would want to have seen of a module on its way to its ceiling: at 75 and 90 percent, over it
 * while no test runs, and when it is ended.
 * Written as it goes, so that it is there even if Maven is killed.
 */
public final class BlackBox implements TickListener, AutoCloseable {
    private static final int[] PERCENTS = {90, 75};
    private static final String AT_THE_END = "end";
    private static final String NO_TEST = "no-test";
    private static final List<String> SUFFIXES = List.of("75", "90", NO_TEST, AT_THE_END);

    /** Percent of the ceiling: a higher one is worth a new page of what runs beside all tests. */
    private static final long STEP = 10;

    private static final int LONGEST_NAME = 60;
    private static final long CLOSING_SECONDS = 2;

    private final Metric metric;
    private final ProcessInspector inspector;
    private final Function<BlackBoxPage, List<String>> format;
    private final Map<Recording, Watch> watches = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "membudget-black-box");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param metric what modules are held against
     * @param format puts a page into lines of text
     */
    public BlackBox(Metric metric, ProcessInspector inspector, Function<BlackBoxPage, List<String>> format) {
        this.metric = metric;
        this.inspector = inspector;
        this.format = format;
    }

    /** One module under way and the files written of it. */
    private static final class Watch {
        private final String module;
        private final Bytes ceiling;
        private final Path directory;
        private final Path logs;
        private final List<Path> files = new ArrayList<>();
        private int reached;
        /** Percent, when no test ran. */
        private long idle;

        private volatile @Nullable Future<?> last;

        Watch(String module, Bytes ceiling, Path directory, Path logs) {
            this.module = module;
            this.ceiling = ceiling;
            this.directory = directory;
            this.logs = logs;
        }

        Path file(String suffix) {
            String name = module.replaceAll("[^A-Za-z0-9._-]+", "-");
            return directory.resolve(name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + suffix + ".txt");
        }

        synchronized void wrote(Path file) {
            files.remove(file);
            files.add(file);
        }

        synchronized List<Path> files() {
            return List.copyOf(files);
        }
    }

    /**
     * @param directory made when there is something to write
     * @param logs into which the forks note their own figures
     */
    public void watch(Recording recording, String module, Bytes ceiling, Path directory, Path logs) {
        Watch watch = new Watch(module, ceiling, directory, logs);
        for (String suffix : Files.isSymbolicLink(directory) ? List.<String>of() : SUFFIXES) {
            // A file of an earlier run would tell of a way to the ceiling that this run did not take.
            watch.file(suffix).toFile().delete();
        }
        watches.put(recording, watch);
    }

    /** @return the files that were written of it */
    public List<Path> release(Recording recording) {
        Watch watch = watches.remove(recording);
        if (watch == null) {
            return List.of();
        }
        await(watch.last);
        return watch.files();
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
                    BlackBoxPage page = page(
                            watch, "at " + percent + " % of its " + watch.ceiling + " ceiling", tick.atMillis(), seen);
                    watch.last = writer.submit(() -> write(watch, Integer.toString(percent), page, jvms(seen)));
                }
            }
            whereNoTestRuns(watch, entry.getKey(), now.get(), tick.atMillis());
        }
    }

    /** What a framework does after the last test, no test's name tells: the newest page replaces the one before. */
    private void whereNoTestRuns(Watch watch, Recording recording, Bytes now, long atMillis) {
        long percent = now.value() * 100 / Math.max(1, watch.ceiling.value());
        if (percent < 100 || percent < watch.idle + STEP) {
            return;
        }
        Snapshot seen = recording.snapshot();
        if (seen.running().isEmpty()) {
            watch.idle = percent;
            BlackBoxPage page = page(
                    watch,
                    "at " + percent + " % of its " + watch.ceiling + " ceiling, while no test ran",
                    atMillis,
                    seen);
            watch.last = writer.submit(() -> write(watch, NO_TEST, page, jvms(seen)));
        }
    }

    /** The last page of a module, before it is ended: only what can be read at once. */
    public void beforeEnd(Recording recording, long atMillis) {
        Watch watch = watches.get(recording);
        if (watch != null) {
            BlackBoxPage page = page(watch, "when it was ended", atMillis, recording.snapshot());
            watch.last = writer.submit(() -> write(watch, AT_THE_END, page, List.of()));
        }
    }

    private BlackBoxPage page(Watch watch, String occasion, long atMillis, Snapshot seen) {
        List<Line> processes = seen.processes().stream()
                .map(member -> line(member, watch.logs))
                .toList();
        return new BlackBoxPage(watch.module, occasion, atMillis, seen.running(), seen.cutShort(), processes);
    }

    private Line line(Snapshot.Member member, Path logs) {
        long pid = member.process().pid();
        return new Line(
                pid,
                inspector.command(pid),
                member.jvm(),
                member.rss(),
                inspector.threads(pid),
                member.jvm() ? ProbeLogJoin.last(logs, pid) : Optional.empty());
    }

    private static List<Long> jvms(Snapshot seen) {
        return seen.processes().stream()
                .filter(Snapshot.Member::jvm)
                .map(member -> member.process().pid())
                .toList();
    }

    /** @param asked JVMs that are to tell of their memory themselves */
    private void write(Watch watch, String suffix, BlackBoxPage page, List<Long> asked) {
        Path file = watch.file(suffix);
        try {
            PrivateFolder.make(watch.directory.resolveSibling(""), watch.directory);
            Files.deleteIfExists(file);
            Files.write(file, format.apply(page), StandardOpenOption.CREATE_NEW);
            watch.wrote(file);
            for (long pid : asked) {
                append(file, "\njcmd " + pid);
                Optional<String> refused = inspector.appendJvm(pid, file);
                if (refused.isPresent()) {
                    append(file, refused.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            // A box that cannot be written is a missing file, not a failed test run.
            return;
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
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
