package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.JavaClass;

/** The ids of classes whose references mean something else than others'. */
final class ClassKinds {
    private static final String SOFT = "java.lang.ref.SoftReference";

    private static final Set<String> WEAK =
            Set.of("java.lang.ref.WeakReference", SOFT, "java.lang.ref.PhantomReference");

    private final Heap heap;

    ClassKinds(Heap heap) {
        this.heap = heap;
    }

    /** Their referents may be collected. */
    Set<Long> weak() {
        return ids(type -> isA(type, WEAK));
    }

    /** Of those the ones whose referents stay until the heap is short. */
    Set<Long> soft() {
        return ids(type -> isA(type, Set.of(SOFT)));
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
     * Those that a loader of the suite's own loaded: they go when it does.
     *
     * @param loaders ids of loaders by those of classes
     * @param types of loaders, by their ids
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

    /** Of all classes, by their ids. */
    Map<Long, String> names() {
        Map<Long, String> names = new HashMap<>();
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            names.put(type.getJavaClassId(), type.getName());
        }
        return names;
    }

    Set<Long> ours() {
        return ids(ClassKinds::isOurs);
    }

    /** What the probe remembers of the suite's things would hide who else has them. */
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
