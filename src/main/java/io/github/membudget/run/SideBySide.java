package io.github.membudget.run;

import io.github.membudget.launch.Messages;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.platform.ConsoleBlock;
import io.github.membudget.platform.ConsoleBlocks;
import io.github.membudget.report.console.BesideLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the modules of one goal, several at one time, and hands them on in the order given, whichever ends first. What each prints
 * comes in that order too, the first that has not ended at once, so that the log reads as if they had run one after the other.
 */
final class SideBySide {
    private final Path folder;
    private final Messages messages;
    private final int width;
    private volatile boolean stopped;
    private volatile String shown = "";

    /**
     * @param folder that keeps what is printed until its turn comes
     * @param width how many run at one time
     */
    SideBySide(Path folder, Messages messages, int width) {
        this.folder = folder;
        this.messages = messages;
        this.width = width;
    }

    /** A module on its way. */
    private record Turn(ForkPlan fork, ConsoleBlock block, CompletableFuture<Optional<JudgedRun>> end) {}

    /** What a module does, up to what it came to. */
    interface Way {
        /** @param begins to be called once it has been let in: from then on its output is kept apart */
        Optional<JudgedRun> run(ForkPlan fork, Runnable begins);
    }

    /**
     * @param planned in the order in which they begin
     * @param way of a module, up to what it came to, or nothing where it runs once more later; on a thread of its own
     * @param publish hands it on, on the thread that calls this
     */
    void run(List<ForkPlan> planned, Way way, Consumer<JudgedRun> publish) {
        if (width <= 1) {
            planned.forEach(fork -> way.run(fork, () -> {}).ifPresent(publish));
            return;
        }
        try (ConsoleBlocks console = ConsoleBlocks.open()) {
            List<Turn> turns = turns(planned, console);
            ThreadPoolExecutor threads = threads();
            try {
                show(turns.get(0));
                start(turns, way, threads);
                publish(turns, publish);
            } finally {
                close(turns, threads);
            }
        }
    }

    /** After a fault of one nothing more begins; what the others came to is not lost. */
    private void publish(List<Turn> turns, Consumer<JudgedRun> publish) {
        Optional<RuntimeException> fault = Optional.empty();
        for (Turn turn : turns) {
            show(turn);
            try {
                end(turn).ifPresent(publish);
            } catch (RuntimeException e) {
                stopped = true;
                fault = fault.or(() -> Optional.of(e));
            }
        }
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    private List<Turn> turns(List<ForkPlan> planned, ConsoleBlocks console) {
        try {
            PrivateFolder.make(folder.resolve("../..").normalize(), folder);
        } catch (IOException e) {
            messages.warn("membudget: " + folder + " cannot be made (" + e.getMessage()
                    + "): what the modules print is mixed.");
        }
        List<Turn> turns = new ArrayList<>();
        for (ForkPlan fork : planned) {
            Path file = folder.resolve("module-" + (turns.size() + 1));
            turns.add(new Turn(fork, console.block(file), new CompletableFuture<>()));
        }
        return turns;
    }

    /** Made by the goal's own thread: what Maven keeps for it, they inherit. */
    private ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(width, task -> {
            Thread thread = new Thread(task, "membudget-module-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.prestartAllCoreThreads();
        return threads;
    }

    /** Those that write into the same reports go first and alone, one after the other. */
    private void start(List<Turn> turns, Way way, ThreadPoolExecutor threads) {
        List<Turn> alone = turns.stream()
                .filter(turn -> turn.fork().module().dividesClasses())
                .toList();
        threads.execute(() -> {
            alone.forEach(turn -> run(turn, way));
            turns.stream().filter(turn -> !alone.contains(turn)).forEach(turn -> threads.execute(() -> run(turn, way)));
        });
    }

    private void run(Turn turn, Way way) {
        if (stopped) {
            turn.end().complete(Optional.empty());
            return;
        }
        String name = turn.fork().module().name();
        try {
            Optional<JudgedRun> judged = way.run(turn.fork(), () -> {
                announce(turn, BesideLines.starts(name, shown));
                turn.block().enter();
            });
            turn.block().leave();
            judged.ifPresent(run -> announce(turn, BesideLines.ends(name, run.result(), shown)));
            turn.end().complete(judged);
        } catch (RuntimeException | Error e) {
            stopped = true;
            turn.end().completeExceptionally(e);
        } finally {
            turn.block().leave();
        }
    }

    /** What is printed at once needs no word about it. */
    private void announce(Turn turn, String line) {
        if (!turn.block().isLive()) {
            messages.info(line);
        }
    }

    private void show(Turn turn) {
        shown = turn.fork().module().name();
        turn.block().show();
    }

    /** Empty for one that runs once more, and for one that did not run, since another failed by a fault of ours. */
    private static Optional<JudgedRun> end(Turn turn) {
        try {
            return turn.end().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("membudget: interrupted while modules ran.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    /** Whoever runs still ends; as without us, an interrupt ends it at once. */
    private void close(List<Turn> turns, ThreadPoolExecutor threads) {
        boolean interrupted = Thread.interrupted();
        stopped = true;
        if (interrupted) {
            threads.shutdownNow();
        } else {
            threads.shutdown();
        }
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
        turns.forEach(turn -> turn.block().show());
        folder.toFile().delete();
        // Stays where another build's are.
        folder.resolveSibling("").toFile().delete();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
