package io.github.membudget.surefire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Failsafe's summary of a goal that runs Failsafe several times. Failsafe adds to it itself, unless that happens at one time. */
final class FailsafeSummaries {
    private final Path file;
    private final BooleanSupplier adds;
    private final AtomicInteger number = new AtomicInteger();
    private boolean begun;

    /**
     * @param file that Failsafe's verify goal reads
     * @param adds whether Failsafe would add to it now, since what is there is of this session
     */
    FailsafeSummaries(Path file, BooleanSupplier adds) {
        this.file = file;
        this.adds = adds;
        this.begun = adds.getAsBoolean();
    }

    /** @param beside whether others run at the same time: then it gets a file of its own */
    FailsafeSummary begin(MojoConfiguration narrowed, boolean beside) throws IOException {
        if (!beside) {
            return new FailsafeSummary(file, adds.getAsBoolean());
        }
        Path apart = file.resolveSibling(file.getFileName() + "." + number.incrementAndGet() + ".tmp")
                .toAbsolutePath();
        Files.deleteIfExists(apart);
        narrowed.set("summaryFile", apart.toString());
        return new FailsafeSummary(apart, false);
    }

    /**
     * @param standIn what stood in for the forks' java
     * @param java the user's
     */
    synchronized void end(FailsafeSummary summary, Optional<Path> standIn, Optional<Path> java) {
        summary.clean(standIn, java);
        if (summary.file().equals(file) || !Files.isRegularFile(summary.file())) {
            return;
        }
        try {
            if (begun && Files.isRegularFile(file)) {
                FailsafeSummary.merge(file, summary.file());
            }
            Files.move(summary.file(), file, StandardCopyOption.REPLACE_EXISTING);
            begun = true;
        } catch (IOException e) {
            // Without it, Failsafe's verify goal would pass over failures.
            throw new UncheckedIOException("membudget: Failsafe's summary cannot be written: " + e.getMessage(), e);
        }
    }
}
