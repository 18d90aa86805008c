package io.github.membudget.surefire;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Surefire's own checksum of a configuration. By it Surefire knows whether it has run with that already, and names the file of
 * its statistics. It is Surefire's private matter: where it cannot be asked, nothing is known and the tests run all the same.
 */
final class SurefireChecksum {
    private final MavenSession session;
    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;
    private final MojoDescriptor mojo;

    SurefireChecksum(MavenSession session, BuildPluginManager plugins, MavenPluginManager mojos, MojoDescriptor mojo) {
        this.session = session;
        this.plugins = plugins;
        this.mojos = mojos;
        this.mojo = mojo;
    }

    /** What Surefire adds to the configuration for the framework that runs the tests, before it names its statistics. */
    enum Preparation {
        NONE,
        PLATFORM("convertGroupParameters", "convertJunitEngineParameters"),
        CORE("convertJunitCoreParameters", "convertGroupParameters", "convertJunitEngineParameters"),
        TESTNG("convertTestNGParameters"),
        UNKNOWN_FRAMEWORK("convertJunitCoreParameters", "convertTestNGParameters");

        private final List<String> steps;

        Preparation(String... steps) {
            this.steps = List.of(steps);
        }
    }

    /** By this Surefire knows in one session that it has run. */
    Optional<String> of(MojoConfiguration configuration) {
        return of(configuration, Preparation.NONE);
    }

    /** By one of these Surefire names the file of its statistics; which one, depends on the tests' framework. */
    Map<Preparation, String> all(MojoConfiguration configuration) {
        Map<Preparation, String> all = new EnumMap<>(Preparation.class);
        for (Preparation preparation : Preparation.values()) {
            of(configuration, preparation).ifPresent(checksum -> all.put(preparation, checksum));
        }
        return all;
    }

    @SuppressWarnings("CatchingUnchecked")
    private Optional<String> of(MojoConfiguration configuration, Preparation preparation) {
        MojoExecution execution = new MojoExecution(mojo, "checksum");
        execution.setConfiguration(configuration.copy().dom());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Mojo configured = null;
        try {
            // Makes Surefire's class realm, which is kept for the run itself.
            plugins.getPluginRealm(session, mojo.getPluginDescriptor());
            configured = mojos.getConfiguredMojo(Mojo.class, session, execution);
            begin(configured);
            for (String step : preparation.steps) {
                call(configured, step);
            }
            return Optional.ofNullable((String) call(configured, "getConfigChecksum"));
        } catch (Exception | LinkageError e) {
            // Another Surefire than those known, or a configuration that Surefire itself will complain of.
            return Optional.empty();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            if (configured != null) {
                mojos.releaseMojo(configured, execution);
            }
        }
    }

    /** As Surefire does before it takes the checksum: it has properties of its own, though empty, and chooses the JVM. */
    private static void begin(Mojo configured) throws ReflectiveOperationException {
        Properties properties = new Properties();
        if (call(configured, "getProperties") instanceof Properties users) {
            properties.putAll(users);
        }
        method(configured.getClass(), "setProperties", Properties.class).invoke(configured, properties);
        Field silent = in(configured.getClass(), type -> type.getDeclaredField("cli"));
        silent.setAccessible(true);
        silent.set(configured, List.of());
        call(configured, "setupStuff");
        // Sets JAVA_HOME for it.
        call(configured, "getEffectiveJvm");
    }

    private static @Nullable Object call(Mojo configured, String name) throws ReflectiveOperationException {
        try {
            return method(configured.getClass(), name).invoke(configured);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = in(type, one -> one.getDeclaredMethod(name, parameters));
        method.setAccessible(true);
        return method;
    }

    /** Of the class itself, or of the nearest above it that has one. */
    private static <T> T in(Class<?> type, Declared<T> member) throws ReflectiveOperationException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                return member.of(at);
            } catch (NoSuchMethodException | NoSuchFieldException e) {
                // Of a class above, then.
                continue;
            }
        }
        throw new NoSuchMethodException("of " + type);
    }

    private interface Declared<T> {
        T of(Class<?> type) throws ReflectiveOperationException;
    }
}
