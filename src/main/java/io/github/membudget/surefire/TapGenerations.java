package io.github.membudget.surefire;

import java.io.IOException;
import java.util.function.BiPredicate;
import org.apache.maven.plugin.surefire.booterclient.lazytestprovider.AbstractCommandReader;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.extensions.CommandReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes several JVMs, one after the other, look like one fork to Surefire. Where the fork asks for its next class and is to be recycled,
 * it is told that there is none. It ends as after its last class, the stand-in for its java starts another JVM, and that one gets the
 * class. Surefire's queue of classes, its counts and its reports go on as if nothing had happened.
 */
final class TapGenerations implements CommandReader {
    private static final long PAUSE_MILLIS = 100;

    private enum State {
        RUNNING,
        /** The JVM was told that there are no more classes. */
        ENDING,
        /** The JVM has said good-bye, the next one has not asked for a class yet. */
        BETWEEN
    }

    private final AbstractCommandReader commands;
    private final TapRecycleFiles files;
    private final int fork;
    private final BiPredicate<Integer, String> due;
    private final Runnable begins;

    private State state = State.RUNNING;
    private int classes;
    private boolean stopping;
    private @Nullable Command held;
    private @Nullable Command skip;

    /**
     * @param commands Surefire's, from which the fork gets its classes one at a time
     * @param fork Surefire's number of it
     * @param due asked, at the end of a class and with another one waiting, whether the JVM is to end; takes how many classes it ran, and the one that waits
     * @param begins told when the next JVM is there
     */
    TapGenerations(
            AbstractCommandReader commands,
            TapRecycleFiles files,
            int fork,
            BiPredicate<Integer, String> due,
            Runnable begins) {
        this.commands = commands;
        this.files = files;
        this.fork = fork;
        this.due = due;
        this.begins = begins;
    }

    @Override
    public Command readNextCommand() throws IOException {
        awaitNextJvm();
        Command kept = takeKept();
        if (kept != null) {
            return kept;
        }
        Command command = commands.readNextCommand();
        return command == null ? command : passed(command);
    }

    private synchronized Command passed(Command command) {
        switch (command.getCommandType()) {
            case RUN_CLASS:
                return nextClass(command);
            case SKIP_SINCE_NEXT_TEST:
                // The next JVM has to hear it too.
                skip = command;
                return command;
            case SHUTDOWN:
                stopping = true;
                return command;
            case BYE_ACK:
                state = state == State.ENDING ? State.BETWEEN : state;
                return command;
            default:
                return command;
        }
    }

    private Command nextClass(Command command) {
        if (classes > 0 && !stopping && due.test(classes, command.getData()) && files.prepare(fork)) {
            held = command;
            state = State.ENDING;
            return Command.TEST_SET_FINISHED;
        }
        classes++;
        return command;
    }

    private synchronized @Nullable Command takeKept() {
        if (state != State.RUNNING) {
            return null;
        }
        Command next = held;
        if (next == null) {
            return null;
        }
        if (skip != null && classes > 0) {
            classes = 0;
            return skip;
        }
        held = null;
        classes = 1;
        return next;
    }

    /** What is sent before it is there would be read by the JVM that is ending. */
    private synchronized void awaitNextJvm() throws IOException {
        while (state == State.BETWEEN && !commands.isClosed()) {
            try {
                wait(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /**
     * Hears what the fork says.
     *
     * @return whether Surefire is to hear it too
     */
    synchronized boolean passes(Event event) {
        if (state == State.RUNNING) {
            return true;
        }
        switch (event.getEventType()) {
            case BOOTERCODE_BYE:
                files.release(fork);
                commands.acknowledgeByeEventReceived();
                return false;
            case BOOTERCODE_NEXT_TEST:
                if (state == State.BETWEEN) {
                    begins.run();
                    state = State.RUNNING;
                    notifyAll();
                }
                return false;
            default:
                return true;
        }
    }

    @Override
    public void close() {
        commands.close();
    }

    @Override
    public boolean isClosed() {
        return commands.isClosed();
    }
}
