package io.github.membudget.surefire;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugin.surefire.extensions.LegacyForkNodeFactory;
import org.apache.maven.project.MavenProject;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what passes between Surefire and its forks and changes none of it. Lives in Surefire's class realm; configured
 * by {@link SurefireLauncher} through Surefire's {@code <forkNode>}.
 */
public final class TapForkNodeFactory implements ForkNodeFactory {
    /** Under this the project has the listeners of all modules that run, by their keys. */
    static final String TAPS = "io.github.membudget.taps";

    /** Carries the listener: a class that both realms know. */
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @SuppressWarnings("NullAway.Init")
    private String key;

    /** The user's own, else Surefire's. */
    private @Nullable ForkNodeFactory delegate;

    @Override
    @SuppressWarnings("unchecked")
    public ForkChannel createForkChannel(ForkNodeArguments arguments) throws IOException {
        ForkNodeFactory channels = delegate == null ? new LegacyForkNodeFactory() : delegate;
        ForkChannel channel = channels.createForkChannel(arguments);
        Object listener = project.getContextValue(TAPS) instanceof Map<?, ?> taps ? taps.get(key) : null;
        if (!(listener instanceof Consumer)) {
            return channel;
        }
        return new TapForkChannel(channel, arguments, (Consumer<Object>) listener);
    }
}
