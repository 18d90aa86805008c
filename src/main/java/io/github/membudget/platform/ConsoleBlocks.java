package io.github.membudget.platform;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what threads print to standard output and error apart: what belongs to one block comes together, when it is that block's turn. What
 * a thread of no block prints goes on as before. While any is open, {@link System#out} and {@link System#err} are ours.
 */
public final class ConsoleBlocks implements AutoCloseable {
    private static final Object LOCK = new Object();
    private static int open;
    private static @Nullable RoutedStream out;
    private static @Nullable RoutedStream err;

    private ConsoleBlocks() {}

    /** Several may be open at one time, by the projects of a reactor. */
    public static ConsoleBlocks open() {
        synchronized (LOCK) {
            if (open++ == 0) {
                out = new RoutedStream(System.out, false);
                err = new RoutedStream(System.err, true);
                System.setOut(out);
                System.setErr(err);
            }
            return new ConsoleBlocks();
        }
    }

    /** @param file that keeps what is printed until the block's turn comes; its directory is there */
    public ConsoleBlock block(Path file) {
        synchronized (LOCK) {
            return new ConsoleBlock(file, original(out, System.out), original(err, System.err));
        }
    }

    private static PrintStream original(@Nullable RoutedStream routed, PrintStream otherwise) {
        return routed == null ? otherwise : routed.original();
    }

    @Override
    public void close() {
        synchronized (LOCK) {
            if (--open > 0) {
                return;
            }
            // Whoever has put another stream there keeps it.
            if (out != null && System.out == out) {
                System.setOut(out.original());
            }
            if (err != null && System.err == err) {
                System.setErr(err.original());
            }
        }
    }
}
