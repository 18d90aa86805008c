package io.github.membudget.investigate.dump;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** Reads what small objects say: elements of collections, names of classes, texts. */
final class HeapValues {
    /** So many objects are looked at: a configuration has few. */
    private static final int MOST = 2_000;

    private final Heap heap;

    HeapValues(Heap heap) {
        this.heap = heap;
    }

    /** The elements of an array or of a collection of the JDK, in no order; a map's keys and values. */
    List<Instance> elements(Object collection) {
        List<Instance> elements = new ArrayList<>();
        Deque<Instance> open = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        if (collection instanceof Instance first) {
            open.add(first);
        }
        while (!open.isEmpty() && seen.size() < MOST) {
            Instance at = open.remove();
            if (!seen.add(at.getInstanceId())) {
                continue;
            }
            if (isCollections(at)) {
                open.addAll(references(at));
            } else if (!isMark(at)) {
                elements.add(at);
            }
        }
        return elements;
    }

    /** The objects that it refers to. */
    List<Instance> references(Instance of) {
        List<Instance> all = new ArrayList<>();
        if (of instanceof ObjectArrayInstance array) {
            for (Object each : array.getValues()) {
                if (each instanceof Instance instance) {
                    all.add(instance);
                }
            }
            return all;
        }
        for (Object each : of.getFieldValues()) {
            if (each instanceof ObjectFieldValue field && field.getInstance() != null) {
                all.add(field.getInstance());
            }
        }
        return all;
    }

    /** The values of its fields that are numbers or booleans, but for hash codes, which are computed when they are first asked for. */
    List<String> primitives(Instance of) {
        List<String> all = new ArrayList<>();
        for (Object each : of.getFieldValues()) {
            if (each instanceof FieldValue value && !(each instanceof ObjectFieldValue)) {
                String name = value.getField().getName();
                if (!name.startsWith("hash")) {
                    all.add(name + "=" + value.getValue());
                }
            }
        }
        return all;
    }

    /** Of a class its name, of a string its text, of an enum's constant or of a member of a class its name. */
    Optional<String> text(Instance of) {
        String type = of.getJavaClass().getName();
        if (type.equals("java.lang.Class")) {
            return Optional.ofNullable(heap.getJavaClassByID(of.getInstanceId()))
                    .map(JavaClass::getName);
        }
        if (type.equals("java.lang.String")) {
            return Optional.of(HeapText.of(of));
        }
        if (type.equals("java.lang.reflect.Method") && of.getValueOfField("clazz") instanceof Instance declaring) {
            return text(declaring).map(name -> name + "." + HeapText.of(of.getValueOfField("name")));
        }
        return isEnum(of.getJavaClass()) || type.equals("java.lang.reflect.Field")
                ? Optional.of(HeapText.of(of.getValueOfField("name")))
                : Optional.empty();
    }

    private static boolean isEnum(JavaClass type) {
        JavaClass above = type.getSuperClass();
        return above != null && (above.getName().equals("java.lang.Enum") || isEnum(above));
    }

    private static boolean isCollections(Instance one) {
        String type = one.getJavaClass().getName();
        return type.startsWith("java.util.") || type.endsWith("[]");
    }

    /** What a HashSet has as value of each of its elements. */
    private static boolean isMark(Instance one) {
        return one.getJavaClass().getName().equals("java.lang.Object")
                || one.getJavaClass().getName().startsWith("java.lang.Boolean");
    }
}
