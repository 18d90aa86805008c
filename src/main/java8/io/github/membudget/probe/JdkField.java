package io.github.membudget.probe;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A private field of one of the JDK's classes. It is only read, and reading does not initialise the class: what tests have not used yet stays
 * as it would be without the probe. Up to Java 23 it is read through {@code sun.misc.Unsafe}. Newer JVMs print a warning about that, so there a
 * field can be read only where the user's arguments open its package.
 */
final class JdkField {
    private static final int LAST_WITHOUT_WARNING = 23;

    private static final @Nullable Object UNSAFE = unsafe();

    private final Field field;
    /** What holds the value of a static one. */
    private final @Nullable Object base;

    private final long offset;

    private JdkField(Field field) throws ReflectiveOperationException {
        this.field = field;
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (UNSAFE == null) {
            field.setAccessible(true);
            base = null;
            offset = 0;
        } else {
            base = isStatic ? ask(UNSAFE, "staticFieldBase", field) : null;
            offset = (Long) ask(UNSAFE, isStatic ? "staticFieldOffset" : "objectFieldOffset", field);
        }
    }

    /** Null where this JVM does not show it, or has no such class. */
    static @Nullable JdkField of(String type, String name) {
        try {
            return of(Class.forName(type, false, ClassLoader.getSystemClassLoader()), name);
        } catch (ReflectiveOperationException | LinkageError none) {
            return null;
        }
    }

    /** Null where this JVM does not show it. */
    static @Nullable JdkField of(Class<?> type, String name) {
        if (UNSAFE == null && javaVersion() <= LAST_WITHOUT_WARNING) {
            // From 9 to 15 even trying would print a warning.
            return null;
        }
        try {
            return new JdkField(type.getDeclaredField(name));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
            return null;
        }
    }

    /** The value of a static one; null too as long as the JVM has not initialised the class. */
    @Nullable
    Object read() {
        return readOf(base);
    }

    @Nullable
    Object readOf(@Nullable Object object) {
        try {
            return UNSAFE == null
                    ? field.get(object)
                    : UNSAFE.getClass()
                            .getMethod("getObjectVolatile", Object.class, long.class)
                            .invoke(UNSAFE, object, offset);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
            return null;
        }
    }

    /** The class that has it: its lock guards some. */
    Class<?> type() {
        return field.getDeclaringClass();
    }

    private static Object ask(Object unsafe, String what, Field field) throws ReflectiveOperationException {
        Object answer = unsafe.getClass().getMethod(what, Field.class).invoke(unsafe, field);
        if (answer == null) {
            throw new NoSuchFieldException(field.getName());
        }
        return answer;
    }

    /** Null where it would warn, or where this JVM has none. */
    private static @Nullable Object unsafe() {
        if (javaVersion() > LAST_WITHOUT_WARNING) {
            return null;
        }
        try {
            Field instance = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return instance.get(null);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError none) {
            return null;
        }
    }

    /** Of this JVM: 8, 17, …; the highest number where it does not say. */
    static int javaVersion() {
        String version = System.getProperty("java.specification.version", "").replaceFirst("^1\\.", "");
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException unknown) {
            return Integer.MAX_VALUE;
        }
    }
}
