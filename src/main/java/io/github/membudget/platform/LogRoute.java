package io.github.membudget.platform;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Maven's log keeps the stream that it found at its start, and Maven 4's a consumer of its own. Neither can be told of another by an API, so
 * that it is put there from outside; where that fails, lines of the log come at once.
 */
final class LogRoute {
    private final Field field;
    private final Object owner;
    private final Object before;
    private final Object ours;

    private LogRoute(Field field, Object owner, Object before, Object ours) {
        this.field = field;
        this.owner = owner;
        this.before = before;
        this.ours = ours;
    }

    /** Empty where the log is another than those known, or prints to what standard output is now. */
    static Optional<LogRoute> put() {
        try {
            Object factory = Class.forName("org.slf4j.LoggerFactory")
                    .getMethod("getILoggerFactory")
                    .invoke(null);
            ClassLoader logs = factory.getClass().getClassLoader();
            Optional<LogRoute> sink = sink(logs);
            return sink.isPresent() ? sink : stream(logs);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Maven 4. */
    @SuppressWarnings("unchecked")
    private static Optional<LogRoute> sink(ClassLoader logs) throws ReflectiveOperationException {
        Optional<Class<?>> logger = find(logs, "org.apache.maven.slf4j.MavenSimpleLogger");
        if (logger.isEmpty()) {
            return Optional.empty();
        }
        Field field = open(logger.get(), "logSink");
        @Nullable Object before = field.get(null);
        if (before == null) {
            return Optional.empty();
        }
        Target target = new Target.ToSink((Consumer<String>) before);
        Consumer<String> ours = line -> ConsoleBlock.print(target, line);
        field.set(null, ours);
        return Optional.of(new LogRoute(field, logger.get(), before, ours));
    }

    /** Maven 3, and 4 where nothing takes its lines: slf4j's simple logger. */
    private static Optional<LogRoute> stream(ClassLoader logs) throws ReflectiveOperationException {
        Optional<Class<?>> logger = find(logs, "org.slf4j.impl.SimpleLogger")
                .or(() -> find(logs, "org.apache.maven.slf4j.MavenBaseLogger"));
        if (logger.isEmpty()) {
            return Optional.empty();
        }
        Object configuration = open(logger.get(), "CONFIG_PARAMS").get(null);
        Field field = open(configuration.getClass(), "outputChoice");
        Object before = field.get(configuration);
        Method stream = before.getClass().getDeclaredMethod("getTargetPrintStream");
        stream.setAccessible(true);
        PrintStream kept = (PrintStream) stream.invoke(before);
        if (kept instanceof RoutedStream) {
            return Optional.empty();
        }
        Constructor<?> choice = before.getClass().getDeclaredConstructor(PrintStream.class);
        choice.setAccessible(true);
        Object ours = choice.newInstance(new RoutedStream(kept));
        field.set(configuration, ours);
        return Optional.of(new LogRoute(field, configuration, before, ours));
    }

    private static Optional<Class<?>> find(ClassLoader loader, String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Field open(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Whoever has put something else there keeps it. */
    void remove() {
        try {
            if (field.get(owner) == ours) {
                field.set(owner, before);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
