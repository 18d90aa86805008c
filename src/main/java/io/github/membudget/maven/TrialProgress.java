package io.github.membudget.maven;

import io.github.membudget.model.JvmSetting;
import io.github.membudget.report.console.TrialLines;
import io.github.membudget.suggest.Found;
import io.github.membudget.suggest.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the user how the trials of {@code membudget:suggest} go on. Where they are ended early, it still tells what was found by then. */
public final class TrialProgress implements Trials.Listener, AutoCloseable {
    private final NestedMaven maven;
    private final Path file;
    private final Consumer<String> info;
    private final Thread atDeath = new Thread(this::interrupted, "membudget-found-so-far");
    private volatile List<Found> found = List.of();

    /** @param directory where a file keeps what was found so far */
    public TrialProgress(NestedMaven maven, Path directory, Consumer<String> info) {
        this.maven = maven;
        this.file = directory.resolve("suggestion.txt");
        this.info = info;
        Runtime.getRuntime().addShutdownHook(atDeath);
    }

    @Override
    public void begins(int number, Map<String, JvmSetting> settings) {
        info.accept(TrialLines.begins(number, settings));
    }

    @Override
    public void ended(int number, Duration took, List<Found> now) {
        found = now;
        if (number == 0) {
            info.accept(TrialLines.expected(Trials.MOST_RUNS - 1, took));
        }
        try {
            Files.write(file, lines());
        } catch (IOException e) {
            info.accept("membudget: " + file + " cannot be written: " + e.getMessage());
        }
    }

    public List<String> lines() {
        return found.stream().flatMap(one -> TrialLines.of(one).stream()).toList();
    }

    private void interrupted() {
        maven.stop();
        if (!found.isEmpty()) {
            info.accept("membudget: ended before the trials were over. What was found so far, in " + file + " too:");
            lines().forEach(info);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atDeath);
        } catch (IllegalStateException e) {
            // It runs already.
            return;
        }
    }
}
