package io.github.membudget.investigate.dump;

import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** Tells class loaders and classes from all other objects, and the JDK's own loaders from those that the suite made. */
final class ClassLoading {
    private ClassLoading() {}

    static boolean isJdksLoader(Instance loader) {
        return isJdksLoader(loader.getJavaClass().getName());
    }

    /** @param type name of a class loader's class */
    static boolean isJdksLoader(String type) {
        return type.startsWith("jdk.internal.loader.");
    }

    /**
     * Whether it is a class or a class loader. Both retain whatever the static fields of their classes retain, and those fields are reported
     * one by one.
     */
    static boolean isClassOrLoader(Instance value) {
        for (JavaClass type = value.getJavaClass(); type != null; type = type.getSuperClass()) {
            if (type.getName().equals("java.lang.ClassLoader") || type.getName().equals("java.lang.Class")) {
                return true;
            }
        }
        return false;
    }
}
