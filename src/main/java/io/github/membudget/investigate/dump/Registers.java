package io.github.membudget.investigate.dump;

import java.util.List;
import java.util.Objects;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * Classes that know of every object of some kind, whoever else keeps it: shutdown hooks, cleaners of native memory, contexts of Spring Boot. A
 * way through one of them says little about a leak, so that ways from other roots are preferred.
 */
final class Registers {
    private static final List<String> NAMES = List.of(
            ShutdownHooks.CLASS,
            "jdk.internal.ref.Cleaner",
            "sun.misc.Cleaner",
            "java.lang.ref.Finalizer",
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.SpringApplicationShutdownHook");

    private Registers() {}

    static List<JavaClass> in(Heap heap) {
        return NAMES.stream()
                .map(heap::getJavaClassByName)
                .filter(Objects::nonNull)
                .toList();
    }
}
