package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;
import org.apache.maven.plugin.surefire.booterclient.lazytestprovider.AbstractCommandReader;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;
import org.jspecify.annotations.Nullable;

/** Surefire's channel to one fork, with a listener beside it. */
final class TapForkChannel extends ForkChannel {
    private final ForkChannel channel;
    private final @Nullable TapRecycler recycler;
    private final TapEvents tap;
    private @Nullable TapGenerations generations;

    /** @param recycler where the fork may give way to a fresh one */
    TapForkChannel(
            ForkChannel channel,
            ForkNodeArguments arguments,
            Consumer<Object> listener,
            @Nullable TapRecycler recycler) {
        super(arguments);
        this.channel = channel;
        this.recycler = recycler;
        this.tap = new TapEvents(arguments.getForkChannelId(), listener);
        tap.tell(TapMessage.FORK_STARTING);
    }

    @Override
    public void tryConnectToClient() throws IOException, InterruptedException {
        channel.tryConnectToClient();
    }

    @Override
    public String getForkNodeConnectionString() {
        return channel.getForkNodeConnectionString();
    }

    @Override
    public int getCountdownCloseablePermits() {
        return channel.getCountdownCloseablePermits();
    }

    @Override
    public void bindCommandReader(CommandReader commands, WritableByteChannel stdIn)
            throws IOException, InterruptedException {
        if (recycler != null && commands instanceof AbstractCommandReader stream) {
            generations = recycler.generations(stream, getArguments().getForkChannelId(), this::begins);
        }
        channel.bindCommandReader(generations == null ? commands : generations, stdIn);
    }

    /** To whoever listens it is another fork. */
    private void begins() {
        tap.tell(TapMessage.FORK_CLOSED);
        tap.tell(TapMessage.FORK_STARTING);
    }

    @Override
    public void bindEventHandler(
            EventHandler<Event> eventHandler, CountdownCloseable countdownCloseable, ReadableByteChannel stdOut)
            throws IOException, InterruptedException {
        // Surefire binds the commands first.
        TapGenerations bound = generations;
        EventHandler<Event> tapped = event -> {
            tap.hear(event);
            if (bound == null || bound.passes(event)) {
                eventHandler.handleEvent(event);
            }
        };
        channel.bindEventHandler(tapped, countdownCloseable, stdOut);
    }

    @Override
    public void disable() {
        channel.disable();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (recycler != null) {
                recycler.closed(getArguments().getForkChannelId());
            }
            tap.tell(TapMessage.FORK_CLOSED);
        }
    }
}
