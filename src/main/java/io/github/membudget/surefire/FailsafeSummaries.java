package io.github.membudget.surefire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Failsafe's summary of a goal that runs Failsafe several times. Failsafe adds to it itself, unless that happens at one time. */
final class FailsafeSummaries {
    private final Path file;
    private final BooleanSupplier adds;
    private final AtomicInteger number = new AtomicInteger();
    private final String initial;
    private final Map<String, FailsafeSummary> alone = new ConcurrentHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private boolean begun;

    /** What a run added that had a file of its own. */
    private record Part(String module, String text) {}

    /**
     * @param file that Failsafe's verify goal reads
     * @param adds whether Failsafe would add to it now, since what is there is of this session
     */
    FailsafeSummaries(Path file, BooleanSupplier adds) {
        this.file = file;
        this.adds = adds;
        this.begun = adds.getAsBoolean();
        this.initial = begun ? read(file) : "";
    }

    /**
     * @param module that runs
     * @param beside whether others run at the same time: then it gets a file of its own
     * @param ownFile is told of that
     */
    FailsafeSummary begin(String module, boolean beside, Consumer<Path> ownFile) throws IOException {
        if (!beside) {
            FailsafeSummary summary = new FailsafeSummary(file, adds.getAsBoolean());
            alone.put(module, summary);
            return summary;
        }
        Path apart = apart();
        ownFile.accept(apart);
        return new FailsafeSummary(apart, false);
    }

    /** Failsafe would write it anew, but it may not run. */
    void forgetEarlier() {
        try {
            if (!adds.getAsBoolean()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // As it would be without us, if Failsafe ran no test.
            return;
        }
    }

    private Path apart() throws IOException {
        Path apart = file.resolveSibling(file.getFileName() + "." + number.incrementAndGet() + ".tmp")
                .toAbsolutePath();
        Files.deleteIfExists(apart);
        return apart;
    }

    /**
     * @param standIn what stood in for the forks' java
     * @param java the user's
     */
    synchronized void end(String module, FailsafeSummary summary, Optional<Path> standIn, Optional<Path> java) {
        summary.clean(standIn, java);
        if (summary.file().equals(file) || !Files.isRegularFile(summary.file())) {
            return;
        }
        parts.add(new Part(module, read(summary.file())));
        try {
            add(summary.file());
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** What the last run of this module added does not count. */
    synchronized void takeBack(String module) {
        FailsafeSummary summary = alone.remove(module);
        if (summary != null) {
            summary.takeBack();
        }
        if (!parts.removeIf(part -> part.module().equals(module))) {
            return;
        }
        try {
            begun = !initial.isEmpty();
            if (begun) {
                Files.writeString(file, initial);
            } else {
                Files.deleteIfExists(file);
            }
            for (Part part : parts) {
                add(Files.writeString(apart(), part.text()));
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void add(Path part) throws IOException {
        if (begun && Files.isRegularFile(file)) {
            FailsafeSummary.merge(file, part);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        begun = true;
    }

    /** Without it, Failsafe's verify goal would pass over failures. */
    private static UncheckedIOException notWritten(IOException e) {
        return new UncheckedIOException("membudget: Failsafe's summary cannot be written: " + e.getMessage(), e);
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw notWritten(e);
        }
    }
}
