package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.ContextCache;
import io.github.membudget.model.heap.ContextCache.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * Reads the caches of application contexts of Spring's test framework: how many contexts there are, and which parts of their configurations made
 * them different. Fields as in Spring 4.3 to 7.0.
 */
final class ContextCaches {
    private static final String CACHE = "org.springframework.test.context.cache.DefaultContextCache";
    private static final String CONFIGURATION = "MergedContextConfiguration";
    private static final String PROPERTIES = "propertySourceProperties";
    private static final String CUSTOMIZERS = "contextCustomizers";

    /** Those that Spring compares, but for customizers, the loader and the parent. */
    private static final List<String> PARTS = List.of(
            "classes",
            "locations",
            "activeProfiles",
            PROPERTIES,
            "propertySourceLocations",
            "contextInitializerClasses",
            "resourceBasePath");

    /** That there is such a customizer, whatever it says. */
    private static final String MARK = "*";

    private static final int MOST_NAMES = 8;

    /** A customizer's own objects are followed so far. */
    private static final int DEEPEST = 3;

    private final Heap heap;
    private final HeapValues values;

    ContextCaches(Heap heap) {
        this.heap = heap;
        values = new HeapValues(heap);
    }

    List<ContextCache> of(long pid) {
        List<ContextCache> caches = new ArrayList<>();
        JavaClass type = heap.getJavaClassByName(CACHE);
        List<?> all = type == null ? List.of() : type.getInstances();
        for (Object each : all) {
            Instance cache = (Instance) each;
            List<Instance> keys = keys(cache);
            if (!keys.isEmpty()) {
                caches.add(new ContextCache(
                        pid,
                        keys.size(),
                        number(cache.getValueOfField("maxSize")),
                        cache.getValueOfField("missCount") instanceof Instance misses
                                ? number(misses.getValueOfField("value"))
                                : Optional.empty(),
                        differences(keys)));
            }
        }
        return caches;
    }

    private static Optional<Integer> number(Object value) {
        return value instanceof Integer number && number > 0 ? Optional.of(number) : Optional.empty();
    }

    private List<Instance> keys(Instance cache) {
        return values.elements(cache.getValueOfField("contextMap")).stream()
                .filter(one -> one.getJavaClass().getName().endsWith(CONFIGURATION))
                .toList();
    }

    private List<Difference> differences(List<Instance> keys) {
        List<Map<String, Set<String>>> all = keys.stream().map(this::parts).toList();
        return all.stream()
                .flatMap(parts -> parts.keySet().stream())
                .distinct()
                .map(part -> difference(
                        part,
                        all.stream()
                                .map(parts -> parts.getOrDefault(part, Set.of()))
                                .toList()))
                .filter(difference -> difference.variants() > 1)
                .sorted(Comparator.comparing(Difference::variants).reversed().thenComparing(Difference::part))
                .toList();
    }

    private static Difference difference(String part, List<Set<String>> found) {
        Set<String> some = new TreeSet<>();
        found.forEach(some::addAll);
        Set<String> everywhere = new HashSet<>(found.get(0));
        found.forEach(everywhere::retainAll);
        some.removeAll(everywhere);
        List<String> names = some.stream()
                // The value may be a secret.
                .map(name -> name.replaceFirst("(?s)[=:\\s].*", ""))
                .filter(name -> !name.isEmpty() && !name.equals(MARK))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        return new Difference(part, (int) found.stream().distinct().count(), names);
    }

    /** What each part of a configuration says, customizers by their class. */
    private Map<String, Set<String>> parts(Instance configuration) {
        Map<String, Set<String>> parts = new TreeMap<>();
        for (String part : PARTS) {
            Set<String> texts = new TreeSet<>();
            values.elements(configuration.getValueOfField(part))
                    .forEach(one -> values.text(one).ifPresent(texts::add));
            parts.put(part, texts);
        }
        if (configuration.getValueOfField("contextLoader") instanceof Instance loader) {
            parts.put("contextLoader", Set.of(loader.getJavaClass().getName()));
        }
        for (Instance customizer : values.elements(configuration.getValueOfField(CUSTOMIZERS))) {
            Set<String> texts = parts.computeIfAbsent(customizer.getJavaClass().getName(), any -> new TreeSet<>());
            texts.add(MARK);
            said(customizer, 0).forEach(texts::add);
        }
        return parts;
    }

    private Stream<String> said(Instance of, int depth) {
        Optional<String> text = values.text(of);
        if (text.isPresent()) {
            return text.stream();
        }
        // Caches in it are filled when it is first used.
        if (of.getJavaClass().getName().endsWith(".ResolvableType")) {
            return Stream.of("resolved", "type")
                    .flatMap(field ->
                            of.getValueOfField(field) instanceof Instance type ? Stream.of(type) : Stream.empty())
                    .flatMap(type -> values.text(type).stream())
                    .limit(1);
        }
        return depth > DEEPEST
                ? Stream.empty()
                : Stream.concat(
                        values.primitives(of).stream().map(value -> " " + value),
                        values.references(of).stream()
                                .flatMap(one -> values.elements(one).stream())
                                .flatMap(one -> said(one, depth + 1)));
    }
}
