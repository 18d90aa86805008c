package io.github.membudget.observe.probelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The logs of one module's forks, read while they are written: when a large suite ends, its user waits for the last half second's
 * lines only.
 */
public final class ForkLogs {
    private static final long PAUSE_MILLIS = 500;

    /** Reading takes at most this part of one core. */
    private static final long REST_PART = 20;

    private final Path directory;
    private final BooleanSupplier over;
    private final Map<Path, ForkLogReader> readers = new TreeMap<>();
    private boolean finished;

    private ForkLogs(Path directory, BooleanSupplier over) {
        this.directory = directory;
        this.over = over;
    }

    /**
     * @param directory into which the forks log, or will once they have started
     * @param over whether the session ended without anybody asking for what was read
     */
    public static ForkLogs follow(Path directory, BooleanSupplier over) {
        ForkLogs logs = new ForkLogs(directory, over);
        Thread thread = new Thread(logs::follow, "membudget-logs");
        thread.setDaemon(true);
        thread.start();
        return logs;
    }

    private synchronized void follow() {
        long pause = PAUSE_MILLIS;
        while (!finished && !over.getAsBoolean()) {
            try {
                wait(pause);
                long began = System.nanoTime();
                if (!finished) {
                    readMore();
                }
                pause = Math.max(PAUSE_MILLIS, (System.nanoTime() - began) / 1_000_000 * REST_PART);
            } catch (IOException e) {
                // Tried again when the forks have ended, and told then.
                pause = PAUSE_MILLIS;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whether there is a directory that forks could have logged into. */
    public boolean possible() {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    public Path directory() {
        return directory;
    }

    /** What all forks logged, those of another format passed over; they have ended. */
    public synchronized List<ForkLog> finish() throws IOException {
        finished = true;
        notifyAll();
        readMore();
        return readers.values().stream()
                .map(ForkLogReader::finish)
                .flatMap(Optional::stream)
                .toList();
    }

    private void readMore() throws IOException {
        for (Path file : files()) {
            if (!readers.containsKey(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                readers.put(file, new ForkLogReader(file));
            }
        }
        for (ForkLogReader reader : readers.values()) {
            reader.readMore();
        }
    }

    /** What was read is in the report: the logs of a large suite would only take room. */
    public void removeAll() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        files().forEach(file -> file.toFile().delete());
        Files.deleteIfExists(directory);
        // Stays where another module's or another build's forks still log.
        Objects.requireNonNull(directory.getParent()).toFile().delete();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.toList());
        }
    }
}
