package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Origin;
import io.github.membudget.investigate.diagnose.Origin.CameWith;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a static field is emptied, in code that compiles.
 *
 * @param statement for a test that is to empty it
 * @param method that the field's class needs for that, on lines of its own; empty where it needs none
 */
record ClearingText(String statement, String method) {
    private static final Pattern COLLECTION = Pattern.compile(
            "java\\.util\\.(?![\\w.$]*(?:Unmodifiable|Immutable|Empty|Singleton))[\\w.$]*(?:Map|List|Set|Deque|Queue|Vector|Stack|Properties)(?:\\$.*)?");
    private static final Pattern FINAL = Pattern.compile("\\b(?:final|val)\\b");
    private static final Pattern PRIVATE = Pattern.compile("\\bprivate\\b");

    /** Empty where no field alone keeps it, or nobody knows what can be done with that. */
    static Optional<ClearingText> of(DiagnosedCause cause, List<Origin> origins, SourcePlaces sources) {
        return cause.holder()
                .flatMap(holder -> holder.keeper() instanceof Keeper.Field field
                        ? of(field.field(), holder, origins, sources)
                        : Optional.empty());
    }

    private static Optional<ClearingText> of(
            StaticField field, Holder holder, List<Origin> origins, SourcePlaces sources) {
        Optional<String> declared = sources.modifiers(field.declaring(), field.name());
        String modifiers = declared.orElse("");
        String type = holder.path().types().findFirst().orElse("");
        if (declared.isEmpty() && !COLLECTION.matcher(type).matches()) {
            return Optional.empty();
        }
        boolean isFinal = FINAL.matcher(modifiers).find();
        // A private field can be emptied by its own class alone: that is the test itself, or needs a method.
        boolean needsMethod = PRIVATE.matcher(modifiers).find() && !isOfTest(field, origins);
        String owner = PlaceText.simple(field.declaring());
        return Optional.of(
                needsMethod
                        ? new ClearingText(
                                owner + ".clear();",
                                "\n// in " + owner + ":\nstatic void clear() { " + emptied(field.name(), type, isFinal)
                                        + " }")
                        : new ClearingText(emptied(PlaceText.simple(field), type, isFinal), ""));
    }

    private static boolean isOfTest(StaticField field, List<Origin> origins) {
        return origins.stream()
                .anyMatch(origin -> origin instanceof CameWith test
                        && TypeNames.outermost(test.className()).equals(TypeNames.outermost(field.declaring())));
    }

    /** @param type of what the field refers to */
    private static String emptied(String field, String type, boolean isFinal) {
        if (COLLECTION.matcher(type).matches()) {
            return field + ".clear();";
        }
        if (!isFinal) {
            return field + " = null;";
        }
        boolean hasElements = type.endsWith("[]") && (type.endsWith("[][]") || type.contains("."));
        if (hasElements) {
            return "java.util.Arrays.fill(" + field + ", null);";
        }
        return TypeNames.isJdks(type) || !type.contains(".")
                ? field + " = null; /* after it is made non-final */"
                : field + ".clear(); /* a method that " + PlaceText.simple(type) + " needs for this */";
    }
}
