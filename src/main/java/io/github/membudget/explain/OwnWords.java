package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the suite's own names into a rule's words. A rule writes <code>{field|RESULTS}</code> where the name of the field that keeps it belongs, and
 * what stands there where none is known; likewise {@code type}, {@code content} (the first type that is not of the library whose register keeps it)
 * and {@code clear}.
 */
final class OwnWords {
    private static final Pattern SLOT = Pattern.compile("\\{(field|type|content|clear)\\|([^{}|]*)}");
    private static final Pattern COLLECTION =
            Pattern.compile("java\\.util\\.[\\w.]*(?:Map|List|Set|Deque|Queue|Vector|Stack|Properties)(?:\\$.*)?");

    private final Map<String, String> names = new HashMap<>();

    OwnWords(DiagnosedCause cause) {
        cause.holder().ifPresent(this::of);
        cause.content().ifPresent(type -> names.put("content", PlaceText.simple(type)));
    }

    private void of(Holder holder) {
        if (holder.keeper() instanceof Keeper.Field field) {
            field(field.field(), holder.path());
        }
        holder.path().steps().stream()
                .flatMap(step -> step instanceof PathStep.ThreadLocalOf local
                        ? java.util.stream.Stream.of(local.variable())
                        : java.util.stream.Stream.empty())
                .findFirst()
                .ifPresent(variable -> names.putIfAbsent("field", name(variable)));
        holder.path()
                .types()
                .filter(type -> !TypeNames.isJdks(type) && !type.endsWith("[]"))
                .findFirst()
                .or(() -> holder.path().types().findFirst())
                .ifPresent(type -> names.put("type", PlaceText.simple(type)));
    }

    private void field(StaticField field, HeapPath path) {
        names.put("field", name(field));
        boolean clears = path.types()
                .findFirst()
                .filter(type -> COLLECTION.matcher(type).matches())
                .isPresent();
        names.put("clear", name(field) + (clears ? ".clear();" : " = null;"));
    }

    private static String name(StaticField field) {
        return PlaceText.simple(field.declaring()) + "." + field.name();
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
