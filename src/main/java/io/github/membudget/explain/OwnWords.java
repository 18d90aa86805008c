package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Origin;
import io.github.membudget.investigate.diagnose.Origin.DeclaredAs;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.source.SourcePlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the suite's own names into a rule's words. A rule writes <code>{field|RESULTS}</code> where the name of the field that keeps it belongs, and
 * what stands there where none is known; likewise {@code type}, {@code content} (the first type that is not of the library whose register keeps it),
 * {@code held} (the name alone of a static field that reaches it), {@code clear} (the statement that empties the field) and {@code method} (the
 * method that the field's class needs for that).
 */
final class OwnWords {
    private static final Pattern SLOT = Pattern.compile("\\{(field|type|content|held|clear|method)\\|([^{}|]*)}");

    private final Map<String, String> names = new HashMap<>();

    OwnWords(DiagnosedCause cause, List<Origin> origins, SourcePlaces sources) {
        cause.holder().ifPresent(this::of);
        cause.content().ifPresent(type -> names.put("content", PlaceText.simple(type)));
        origins.stream()
                .flatMap(origin -> origin instanceof DeclaredAs declared ? Stream.of(declared.field()) : Stream.empty())
                .findFirst()
                .ifPresent(field -> names.put("held", field.name()));
        ClearingText.of(cause, origins, sources).ifPresent(clearing -> {
            names.put("clear", clearing.statement());
            names.put("method", clearing.method());
        });
    }

    private void of(Holder holder) {
        if (holder.keeper() instanceof Keeper.Field field) {
            names.put("field", PlaceText.simple(field.field()));
        }
        holder.path().steps().stream()
                .flatMap(step -> step instanceof PathStep.ThreadLocalOf local
                        ? Stream.of(local.variable())
                        : Stream.<StaticField>empty())
                .findFirst()
                .ifPresent(variable -> names.putIfAbsent("field", PlaceText.simple(variable)));
        holder.path()
                .types()
                .filter(type -> !TypeNames.isJdks(type) && !type.endsWith("[]"))
                .findFirst()
                .or(() -> holder.path().types().findFirst())
                .ifPresent(type -> names.put("type", PlaceText.simple(type)));
    }

    String fill(String words) {
        return SLOT.matcher(words)
                .replaceAll(slot -> Matcher.quoteReplacement(names.getOrDefault(slot.group(1), slot.group(2))));
    }

    /** With what stands there where no name is known. */
    static String plain(String words) {
        return SLOT.matcher(words).replaceAll(slot -> Matcher.quoteReplacement(slot.group(2)));
    }

    Advice fill(Advice advice) {
        return new Advice(
                fill(advice.cause()),
                advice.cost(),
                fill(advice.before()),
                fill(advice.after()),
                advice.link(),
                advice.effort());
    }
}
