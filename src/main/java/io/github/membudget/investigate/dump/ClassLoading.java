package io.github.membudget.investigate.dump;

import java.util.HashSet;
import java.util.Set;
import org.netbeans.lib.profiler.heap.Heap;
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
        return type.startsWith("jdk.internal.loader.") || type.startsWith("sun.misc.Launcher$");
    }

    /** The loaders of the application and of the platform: whatever they keep is theirs, and belongs to none who refers to them. */
    static Set<Instance> systemLoaders(Heap heap) {
        Set<Instance> loaders = new HashSet<>();
        for (Object each : heap.getAllClasses()) {
            Instance loader = ((JavaClass) each).getClassLoader();
            if (loader != null && isSystemLoader(loader)) {
                loaders.add(loader);
            }
        }
        return loaders;
    }

    static boolean isSystemLoader(Instance loader) {
        String type = loader.getJavaClass().getName();
        return type.startsWith("jdk.internal.loader.ClassLoaders$") || type.startsWith("sun.misc.Launcher$");
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
