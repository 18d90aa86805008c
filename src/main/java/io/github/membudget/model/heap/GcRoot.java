package io.github.membudget.model.heap;

import java.util.Comparator;

/** Where garbage collection begins: a root and all that it refers to stay on the heap. */
public sealed interface GcRoot
        permits GcRoot.StaticField, GcRoot.LoadedClass, GcRoot.LiveThread, GcRoot.NativeCode, GcRoot.RunningMethod {
    /**
     * A static field: what it refers to stays as long as the class that declares it.
     *
     * @param declaring name of that class, as the JVM writes it: {@code com.acme.Registry$Old}
     */
    record StaticField(String declaring, String name) implements GcRoot {
        public static final Comparator<StaticField> BY_NAME = Comparator.comparing(StaticField::qualified);

        /** @param qualified {@code com.acme.Registry.CACHE} */
        public static StaticField of(String qualified) {
            int dot = qualified.lastIndexOf('.');
            return new StaticField(qualified.substring(0, Math.max(0, dot)), qualified.substring(dot + 1));
        }

        /** {@code com.acme.Registry.CACHE}. */
        public String qualified() {
            return declaring + "." + name;
        }

        /** Whether it is one of the JDK's registers, such as {@code java.lang.ApplicationShutdownHooks.hooks}. */
        public boolean isJdks() {
            return TypeNames.isJdks(declaring);
        }
    }

    /** A class itself: by what it refers to other than its fields, as a rule its class loader. */
    record LoadedClass(String type) implements GcRoot {}

    /** A thread that has not ended. */
    record LiveThread(String name) implements GcRoot {}

    /** A global JNI reference. */
    record NativeCode() implements GcRoot {}

    /** A local variable of a method that ran when the heap was dumped. */
    record RunningMethod() implements GcRoot {}
}
