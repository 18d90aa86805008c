package io.github.membudget.probe;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among types that the JVM has loaded, those whose objects own native memory that somebody must free: they can be closed, and have the
 * memory's address in a field.
 */
final class NativeWrappers {
    private static final Pattern ADDRESS = Pattern.compile("(?i).*(?:handle|ptr|pointer|addr|peer).*");

    /** Their memory is the collector's to free, where nobody did it before. */
    private static final Set<String> FREED_BY_COLLECTOR = new HashSet<String>(
            Arrays.asList("java.nio.DirectByteBuffer", "java.util.zip.Deflater", "java.util.zip.Inflater"));

    /** Fewer do not explain a rise of many MiB that is worth a look. */
    private static final long FEWEST = 4;

    private static final int MOST = 20;

    private final Map<String, Boolean> known = new HashMap<String, Boolean>();

    /** How many of each type there were, and are no more. */
    Map<String, Long> dropped(HeapHistogram withUnused, HeapHistogram live) {
        Map<String, Long> left = new HashMap<String, Long>();
        for (HeapHistogram.Row row : live.rows()) {
            left.merge(row.type, row.instances, Long::sum);
        }
        Map<String, Long> dropped = new LinkedHashMap<String, Long>();
        for (HeapHistogram.Row row : withUnused.rows()) {
            Long kept = left.get(row.type);
            long gone = row.instances - (kept == null ? 0 : kept);
            if (gone >= FEWEST && dropped.size() < MOST && isWrapper(row.type)) {
                dropped.merge(row.type, gone, Long::sum);
            }
        }
        return dropped;
    }

    private boolean isWrapper(String type) {
        Boolean cached = known.get(type);
        if (cached == null) {
            cached = FREED_BY_COLLECTOR.contains(type) || !type.startsWith("[") && ownsAddress(type);
            known.put(type, cached);
        }
        return cached;
    }

    /** Of the tests' class loader: what others loaded is not asked, since that could load it again. */
    private static boolean ownsAddress(String name) {
        try {
            Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return AutoCloseable.class.isAssignableFrom(type) && hasAddress(type);
        } catch (ClassNotFoundException | LinkageError | RuntimeException unknown) {
            return false;
        }
    }

    private static boolean hasAddress(Class<?> type) {
        for (Class<?> one = type; one != null; one = superclass(one)) {
            for (Field field : one.getDeclaredFields()) {
                if (field.getType() == long.class
                        && !Modifier.isStatic(field.getModifiers())
                        && ADDRESS.matcher(field.getName()).matches()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Class<?> superclass(Class<?> type) {
        return type.getSuperclass();
    }
}
