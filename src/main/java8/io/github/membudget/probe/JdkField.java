package io.github.membudget.probe;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * A private field of one of the JDK's classes. Only read, and reading does not initialise the class: what tests have not used yet stays as
 * it would be without us. Through {@code sun.misc.Unsafe} up to Java 23. Newer ones print a warning about that, so there a field shows only
 * where the user's arguments open its package.
 */
final class JdkField {
    private static final int LAST_WITHOUT_WARNING = 23;

    private static final Object UNSAFE = unsafe();

    private final Field field;
    /** Where the value of a static one lies. */
    private final Object base;

    private final long offset;

    private JdkField(Field field) throws ReflectiveOperationException {
        this.field = field;
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (UNSAFE == null) {
            field.setAccessible(true);
            base = null;
            offset = 0;
        } else {
            base = isStatic ? ask("staticFieldBase", field) : null;
            offset = (Long) ask(isStatic ? "staticFieldOffset" : "objectFieldOffset", field);
        }
    }

    /** Null where this JVM does not show it, or has no such class. */
    static JdkField of(String type, String name) {
        try {
            return of(Class.forName(type, false, ClassLoader.getSystemClassLoader()), name);
        } catch (ReflectiveOperationException | LinkageError none) {
            return null;
        }
    }

    /** Null where this JVM does not show it. */
    static JdkField of(Class<?> type, String name) {
        if (UNSAFE == null && version() <= LAST_WITHOUT_WARNING) {
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
    Object read() {
        return readOf(base);
    }

    Object readOf(Object object) {
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

    private static Object ask(String what, Field field) throws ReflectiveOperationException {
        return UNSAFE.getClass().getMethod(what, Field.class).invoke(UNSAFE, field);
    }

    /** Null where it would warn, or where this JVM has none. */
    private static Object unsafe() {
        if (version() > LAST_WITHOUT_WARNING) {
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

    /** 8, 17, …; of one that does not say, the newest. */
    private static int version() {
        String version = System.getProperty("java.specification.version", "").replaceFirst("^1\\.", "");
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException unknown) {
            return Integer.MAX_VALUE;
        }
    }
}
