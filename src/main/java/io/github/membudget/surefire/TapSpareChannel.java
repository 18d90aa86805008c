package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;

/**
 * The channel of a fork that runs nothing and has no JVM. Surefire hands out classes one at a time only where it has two forks or more:
 * where the user has one, this is the other.
 */
final class TapSpareChannel extends ForkChannel {
    private final ForkChannel channel;

    TapSpareChannel(ForkChannel channel, ForkNodeArguments arguments) {
        super(arguments);
        this.channel = channel;
    }

    @Override
    public void tryConnectToClient() {}

    @Override
    public String getForkNodeConnectionString() {
        return channel.getForkNodeConnectionString();
    }

    @Override
    public int getCountdownCloseablePermits() {
        return channel.getCountdownCloseablePermits();
    }

    /** Nobody is there to hear them. */
    @Override
    public void bindCommandReader(CommandReader commands, WritableByteChannel stdIn) {}

    @Override
    public void bindEventHandler(
            EventHandler<Event> eventHandler, CountdownCloseable countdownCloseable, ReadableByteChannel stdOut)
            throws IOException, InterruptedException {
        eventHandler.handleEvent(new ControlByeEvent());
        channel.bindEventHandler(eventHandler, countdownCloseable, stdOut);
    }

    @Override
    public void disable() {
        channel.disable();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
