package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.List;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** How the JDK's collections are made: their entries, and the parts that say nothing of what they have. */
final class CollectionParts {
    private CollectionParts() {}

    /** How many entries a collection of the JDK has; 0 for anything else. */
    static long entries(Instance at) {
        if (!isCollections(at.getJavaClass().getName())) {
            return 0;
        }
        if (at.getValueOfField("size") instanceof Integer size) {
            return size;
        }
        if (at.getValueOfField("count") instanceof Integer count) {
            return count;
        }
        if (at.getValueOfField("elements") instanceof ObjectArrayInstance ring
                && at.getValueOfField("head") instanceof Integer head
                && at.getValueOfField("tail") instanceof Integer tail) {
            return Math.floorMod(tail - head, ring.getLength());
        }
        if (at.getValueOfField("map") instanceof Instance map) {
            return entries(map);
        }
        if (at.getValueOfField("baseCount") instanceof Long count) {
            return count;
        }
        return at.getValueOfField("array") instanceof ObjectArrayInstance array ? array.getLength() : 0;
    }

    static boolean isCollections(String type) {
        return type.startsWith("java.util.");
    }

    /** Whether it is an inner part of a collection, such as a table or its nodes. */
    static boolean inner(Instance instance) {
        String name = instance.getJavaClass().getName();
        boolean part =
                name.startsWith("java.util.") && name.contains("$") && !name.startsWith("java.util.Collections$");
        return part || name.equals("java.lang.Object[]");
    }

    /** What the fields of an object refer to. */
    static List<Instance> fields(Instance owner) {
        List<Instance> values = new ArrayList<>();
        for (Object each : owner.getFieldValues()) {
            if (each instanceof ObjectFieldValue field && field.getInstance() != null) {
                values.add(field.getInstance());
            }
        }
        return values;
    }
}
