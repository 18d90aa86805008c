package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.maven.plugin.surefire.extensions.LegacyForkNodeFactory;
import org.apache.maven.project.MavenProject;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what passes between Surefire and its forks and changes none of it, but where forks are to be recycled. Lives in Surefire's
 * class realm; configured by {@link SurefireLauncher} through Surefire's {@code <forkNode>}.
 */
public final class TapForkNodeFactory implements ForkNodeFactory {
    /** Under this the project has the listeners of all modules that run, by their keys. */
    private static final String TAPS = "io.github.membudget.taps";

    /** Carries the listener: a class that both realms know. */
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @SuppressWarnings("NullAway.Init")
    private String key;

    /** The user's own, else Surefire's. */
    private @Nullable ForkNodeFactory delegate;

    /** Where the stand-in for the forks' java looks, where forks are to be recycled. */
    private @Nullable String recycleIn;

    /** Whether one fork more than the user's is started, for Surefire to hand out classes one at a time. */
    private boolean spare;

    private @Nullable TapRecycler recycler;

    /** Made before the first module runs: what a project has is for one thread at a time. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> taps(MavenProject project) {
        if (!(project.getContextValue(TAPS) instanceof ConcurrentHashMap)) {
            project.setContextValue(TAPS, new ConcurrentHashMap<String, Object>());
        }
        return (Map<String, Object>) project.getContextValue(TAPS);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ForkChannel createForkChannel(ForkNodeArguments arguments) throws IOException {
        ForkNodeFactory channels = delegate == null ? new LegacyForkNodeFactory() : delegate;
        ForkChannel channel = channels.createForkChannel(arguments);
        Object listener = project.getContextValue(TAPS) instanceof Map<?, ?> taps ? taps.get(key) : null;
        if (!(listener instanceof Consumer)) {
            return channel;
        }
        TapRecycler recycles = recycler(listener);
        if (recycles != null && spare && recycles.isSpare(arguments.getForkChannelId())) {
            return new TapSpareChannel(channel, arguments);
        }
        return new TapForkChannel(channel, arguments, (Consumer<Object>) listener, recycles);
    }

    /** One for all forks of this run. */
    @SuppressWarnings("unchecked")
    private synchronized @Nullable TapRecycler recycler(Object listener) {
        if (recycler == null && recycleIn != null && listener instanceof Predicate) {
            recycler = new TapRecycler(Path.of(recycleIn), (Predicate<Object>) listener);
        }
        return recycler;
    }
}
