package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.maven.plugin.surefire.booterclient.lazytestprovider.AbstractCommandReader;

/** Lets the forks of one run of Surefire give way to fresh ones. Lives in Surefire's class realm, beside the tap. */
final class TapRecycler {
    private final TapRecycleFiles files;
    private final Predicate<Object> due;
    private final TapSpareFork spareFork = new TapSpareFork();

    /**
     * @param directory of the stand-in for the forks' java
     * @param due whether a fork is to give way; takes its number, how many classes it ran, and the class that waits
     */
    TapRecycler(Path directory, Predicate<Object> due) {
        this.files = new TapRecycleFiles(directory);
        this.due = due;
    }

    /** Whether a fork is to run nothing. Then it starts no JVM. */
    boolean isSpare(int fork) throws IOException {
        try {
            boolean spare = spareFork.is(fork);
            if (spare) {
                files.startNone(fork);
            }
            return spare;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    void closed(int fork) {
        spareFork.closed(fork);
    }

    TapGenerations generations(AbstractCommandReader commands, int fork, Runnable begins) {
        return new TapGenerations(commands, files, fork, (classes, next) -> isDue(fork, classes, next), begins);
    }

    /** Where it cannot be told, the fork goes on as it is. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean isDue(int fork, int classes, String next) {
        try {
            return due.test(new Object[] {fork, classes, next});
        } catch (Throwable ours) {
            return false;
        }
    }
}
