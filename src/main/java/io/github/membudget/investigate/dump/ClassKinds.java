package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.netbeans.lib.profiler.heap.Field;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * The ids of classes whose references are treated in a way of their own: weak and soft references, this plugin's own probe, and classes that
 * a class loader of the suite loaded.
 */
final class ClassKinds {
    private static final String SOFT = "java.lang.ref.SoftReference";

    /** The JVM has a FinalReference to each object with a finalizer: once nothing else refers to that, it is finalized and goes. */
    private static final Set<String> WEAK = Set.of(
            "java.lang.ref.WeakReference", SOFT, "java.lang.ref.PhantomReference", "java.lang.ref.FinalReference");

    /** A queue refers to its first reference, and each reference on a queue to the next one. */
    private static final Set<String> QUEUES = Set.of("java.lang.ref.ReferenceQueue", "java.lang.ref.Reference");

    /** What compilers add to an enum: the constants once more, in the order of the source. */
    private static final Set<String> CONSTANTS = Set.of("$VALUES", "ENUM$VALUES", "$ENTRIES");

    private final Heap heap;

    ClassKinds(Heap heap) {
        this.heap = heap;
    }

    /** References that do not keep their referent from being collected: weak, soft, phantom and final ones. */
    Set<Long> weak() {
        return ids(type -> isA(type, WEAK));
    }

    /** Those of them that keep their referent until memory is short. */
    Set<Long> soft() {
        return ids(type -> isA(type, Set.of(SOFT)));
    }

    /** The classes that have the links of reference queues. */
    Set<Long> queues() {
        return ids(type -> QUEUES.contains(type.getName()));
    }

    /** Whether a static field refers to nothing but an enum's constants, each of which is in a static field of its own. */
    static boolean isOfConstants(Field field) {
        return CONSTANTS.contains(field.getName());
    }

    private static boolean isA(JavaClass type, Set<String> names) {
        for (JavaClass at = type; at != null; at = at.getSuperClass()) {
            if (names.contains(at.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Classes that are unloaded with their class loader, since it is none of the JDK's own: unlike all other classes they are no GC roots.
     *
     * @param loaders ids of class loaders, by the ids of the classes that they loaded; 0 is the JVM's own
     * @param types names of the loaders' classes, by the loaders' ids
     */
    static Set<Long> unloadable(Map<Long, Long> loaders, Map<Long, String> types) {
        Set<Long> ids = new HashSet<>();
        loaders.forEach((type, loader) -> {
            if (loader != 0 && !ClassLoading.isJdksLoader(types.getOrDefault(loader, ""))) {
                ids.add(type);
            }
        });
        return ids;
    }

    /** The names of all classes, by their ids. */
    Map<Long, String> names() {
        Map<Long, String> names = new HashMap<>();
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            names.put(type.getJavaClassId(), type.getName());
        }
        return names;
    }

    /** The probe's own classes. */
    Set<Long> ours() {
        return ids(ClassKinds::isOurs);
    }

    /**
     * Whether the class is the probe's, which runs in the test JVM. Its references to objects of the suite are left out: they would hide
     * who else holds these.
     */
    static boolean isOurs(JavaClass type) {
        return type.getName().startsWith("io.github.membudget.probe.");
    }

    private Set<Long> ids(Predicate<JavaClass> kind) {
        Set<Long> ids = new HashSet<>();
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            if (kind.test(type)) {
                ids.add(type.getJavaClassId());
            }
        }
        return ids;
    }
}
