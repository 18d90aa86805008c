package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;

/** Surefire's channel to one fork, with a listener beside it. */
final class TapForkChannel extends ForkChannel {
    private final ForkChannel channel;
    private final TapEvents tap;

    TapForkChannel(ForkChannel channel, ForkNodeArguments arguments, Consumer<Object> listener) {
        super(arguments);
        this.channel = channel;
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
        channel.bindCommandReader(commands, stdIn);
    }

    @Override
    public void bindEventHandler(
            EventHandler<Event> eventHandler, CountdownCloseable countdownCloseable, ReadableByteChannel stdOut)
            throws IOException, InterruptedException {
        EventHandler<Event> tapped = event -> {
            tap.hear(event);
            eventHandler.handleEvent(event);
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
            tap.tell(TapMessage.FORK_CLOSED);
        }
    }
}
