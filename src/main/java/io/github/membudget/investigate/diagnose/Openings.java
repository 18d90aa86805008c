package io.github.membudget.investigate.diagnose;

import io.github.membudget.investigate.diagnose.Location.LeftBy;
import io.github.membudget.investigate.diagnose.Origin.MadeAt;
import io.github.membudget.investigate.diagnose.Origin.OpenedIn;
import io.github.membudget.investigate.diagnose.Origin.OpenedThrough;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The classes of a cause's evidence in which the call may stand that opened or registered what is kept. */
final class Openings {
    private static final String FIELD = "{field}";

    private Openings() {}

    /**
     * What speaks most clearly first: who turned it on, what the way to it consists of, who made it, other fields that reach it, in whose span it came.
     *
     * @param fields that keep it; of several roots one may be a register that stands for everybody's
     * @param came classes in whose span it came
     */
    static List<OpenedIn> of(DiagnosedCause cause, List<StaticField> fields, List<MadeAt> made, List<String> came) {
        List<String> calls = calls(cause.rule(), fields);
        List<String> armed = armed(cause);
        // Who filled what another class turned on may have such a call for something else.
        boolean isOpen = armed.isEmpty();
        Stream<String> makers = isOpen ? made.stream().map(MadeAt::className) : Stream.empty();
        Stream<String> spans = isOpen ? came.stream() : Stream.empty();
        return calls.isEmpty()
                ? List.of()
                : Stream.of(
                                armed.stream(),
                                cause.holder().stream().flatMap(Openings::onTheWay),
                                makers,
                                fields.stream().map(StaticField::declaring),
                                spans)
                        .flatMap(names -> names)
                        .filter(name -> !TypeNames.isJdks(name))
                        .map(TypeNames::outermost)
                        .distinct()
                        .map(name -> new OpenedIn(name, calls, near(name, made)))
                        .toList();
    }

    /** The same of classes that left something behind: what they call may open it. */
    static List<OpenedThrough> through(DiagnosedCause cause) {
        return cause.rule().calls().isEmpty()
                ? List.of()
                : cause.where().stream()
                        .flatMap(where -> where instanceof LeftBy left ? Stream.of(left.className()) : Stream.empty())
                        .map(TypeNames::outermost)
                        .distinct()
                        .map(name -> new OpenedThrough(name, cause.rule().calls()))
                        .toList();
    }

    private static List<String> calls(Rule rule, List<StaticField> fields) {
        return rule.calls().stream()
                .flatMap(call -> call.contains(FIELD)
                        ? fields.stream().map(field -> call.replace(FIELD, field.name()))
                        : Stream.of(call))
                .toList();
    }

    private static List<String> armed(DiagnosedCause cause) {
        return cause.arming().stream()
                .flatMap(arming -> arming.places().stream())
                .filter(place -> place.earlier().isEmpty())
                .map(SnapshotPlace::className)
                .toList();
    }

    private static Stream<String> onTheWay(Holder holder) {
        return Stream.concat(holder.declaring(), holder.path().types());
    }

    /** The places that made most of it stand first. */
    private static OptionalInt near(String className, List<MadeAt> made) {
        return made.stream()
                .filter(one -> TypeNames.outermost(one.className()).equals(className))
                .mapToInt(MadeAt::line)
                .findFirst();
    }
}
