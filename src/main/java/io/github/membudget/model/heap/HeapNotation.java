package io.github.membudget.model.heap;

import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How roots and paths are written: {@code static field com.acme.Cache.ROWS -> HashMap (1,204) -> 1,204 x com.acme.Row -> byte[]}. Reports show
 * it, and the patterns of users' rules are held against it, so that it must not change.
 */
public final class HeapNotation {
    private static final String THEN = " -> ";

    private static final Pattern NUMBERS = Pattern.compile("[\\d,.]+");

    private HeapNotation() {}

    public static String of(Way way) {
        return of(way.root()) + THEN + of(way.path());
    }

    public static String of(GcRoot root) {
        if (root instanceof StaticField field) {
            return "static field " + field.qualified();
        }
        if (root instanceof GcRoot.LoadedClass loaded) {
            return "class " + loaded.type();
        }
        if (root instanceof GcRoot.LiveThread thread) {
            return "thread '" + thread.name() + "'";
        }
        return root instanceof GcRoot.NativeCode ? "native code (JNI)" : "a method that ran";
    }

    public static String of(HeapPath path) {
        return path.steps().stream().map(HeapNotation::of).collect(Collectors.joining(THEN));
    }

    public static String of(PathStep step) {
        if (step instanceof PathStep.Objects objects) {
            String entries = objects.entries() > 0 ? String.format(Locale.ROOT, " (%,d)", objects.entries()) : "";
            return times(objects.count()) + TypeNames.shortName(objects.type()) + entries;
        }
        if (step instanceof PathStep.FieldOfClass of) {
            return times(of.count()) + of.field().qualified();
        }
        if (step instanceof PathStep.ThreadLocalOf local) {
            return "ThreadLocal " + local.variable().qualified();
        }
        if (step instanceof PathStep.KeysKeptByValues) {
            return "values that refer to their keys";
        }
        if (step instanceof PathStep.NeverPolled) {
            return "waiting in their reference queue";
        }
        return step instanceof PathStep.AlsoIn also ? "also in " + names(also.fields()) : "…";
    }

    private static String times(long count) {
        return count > 1 ? String.format(Locale.ROOT, "%,d x ", count) : "";
    }

    private static String names(List<StaticField> fields) {
        return fields.stream().map(StaticField::qualified).collect(Collectors.joining(", "));
    }

    /** The same for names that differ by their numbers alone: {@code pool-1-thread-4}, {@code pool-2-thread-1}. */
    public static String unnumbered(String name) {
        return NUMBERS.matcher(name).replaceAll("#");
    }
}
