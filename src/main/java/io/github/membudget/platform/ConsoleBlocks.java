package io.github.membudget.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what threads print to standard output and error, and to Maven's log, apart: what belongs to one block comes together, when it is
 * that block's turn. What a thread of no block prints goes on as before.
 */
public final class ConsoleBlocks implements AutoCloseable {
    private static final Object LOCK = new Object();
    private static int open;
    private static Optional<RoutedStream> out = Optional.empty();
    private static Optional<RoutedStream> err = Optional.empty();
    private static Optional<LogRoute> log = Optional.empty();

    private ConsoleBlocks() {}

    /** Several may be open at one time, by the projects of a reactor. */
    public static ConsoleBlocks open() {
        synchronized (LOCK) {
            if (open++ == 0) {
                out = Optional.of(new RoutedStream(System.out));
                err = Optional.of(new RoutedStream(System.err));
                out.ifPresent(System::setOut);
                err.ifPresent(System::setErr);
                log = LogRoute.put();
            }
            return new ConsoleBlocks();
        }
    }

    /** @param file that keeps what is printed until the block's turn comes; its directory is there */
    public ConsoleBlock block(Path file) {
        return new ConsoleBlock(file);
    }

    @Override
    public void close() {
        synchronized (LOCK) {
            if (--open > 0) {
                return;
            }
            // Whoever has put another stream there keeps it.
            out.filter(ours -> System.out == ours).ifPresent(ours -> System.setOut(ours.original()));
            err.filter(ours -> System.err == ours).ifPresent(ours -> System.setErr(ours.original()));
            log.ifPresent(LogRoute::remove);
        }
    }
}
