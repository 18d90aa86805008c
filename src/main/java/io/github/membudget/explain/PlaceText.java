package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Origin;
import io.github.membudget.investigate.diagnose.Origin.CameWith;
import io.github.membudget.investigate.diagnose.Origin.DeclaredAs;
import io.github.membudget.investigate.diagnose.Origin.MadeAt;
import io.github.membudget.investigate.diagnose.Origin.OpenedIn;
import io.github.membudget.investigate.diagnose.Origin.OpenedThrough;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.source.SourcePlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Names the place to look at first. */
final class PlaceText {
    private PlaceText() {}

    static Optional<SourcePlace> of(DiagnosedCause cause, List<Origin> origins, SourcePlaces sources) {
        List<Origin> ordered = new ArrayList<>(origins);
        fieldToChange(cause, origins, sources).ifPresent(field -> {
            List<Origin> innocent = origins.stream()
                    .filter(origin -> isInnocent(cause, field, origin, sources))
                    .toList();
            ordered.removeAll(innocent);
            ordered.addAll(ordered.indexOf(field) + 1, innocent);
        });
        return of(ordered, sources);
    }

    /** The field that keeps it; of several roots one of the tests, since others may only know it too. */
    private static Optional<DeclaredAs> fieldToChange(
            DiagnosedCause cause, List<Origin> origins, SourcePlaces sources) {
        boolean isAlone = cause.holder().filter(Holder::isShared).isEmpty();
        return origins.stream()
                .flatMap(origin -> origin instanceof DeclaredAs field ? Stream.of(field) : Stream.empty())
                .findFirst()
                .filter(field -> isAlone || !sources.isMain(field.field().declaring()));
    }

    /** Code of the project, and none of its tests, that made something and has no part in keeping it. */
    private static boolean isInnocent(DiagnosedCause cause, DeclaredAs field, Origin origin, SourcePlaces sources) {
        if (!(origin instanceof MadeAt made)) {
            return false;
        }
        String maker = TypeNames.outermost(made.className());
        return sources.isMain(maker)
                && !maker.equals(TypeNames.outermost(field.field().declaring()))
                && cause.holder()
                        .filter(holder -> holder.owners().contains(maker))
                        .isEmpty();
    }

    /** The first of which there is a source; where there is none of any, by its name. */
    private static Optional<SourcePlace> of(List<Origin> origins, SourcePlaces sources) {
        return origins.stream()
                .flatMap(origin ->
                        inSource(origin, sources).map(place -> amongOthers(place, origin, origins, sources)).stream())
                .findFirst()
                // A line of a library is no place that the reader can change.
                .or(() -> origins.stream()
                        .filter(origin -> !(origin instanceof OpenedIn || origin instanceof OpenedThrough))
                        .min(Comparator.comparing((Origin origin) -> origin instanceof MadeAt))
                        .map(origin -> SourcePlace.of(name(origin))));
    }

    /** With the other classes that made as much of it and have such a call too. */
    private static SourcePlace amongOthers(
            SourcePlace place, Origin origin, List<Origin> origins, SourcePlaces sources) {
        if (!(origin instanceof OpenedIn opened)) {
            return place;
        }
        List<MadeAt> made = origins.stream()
                .flatMap(one -> one instanceof MadeAt at ? Stream.of(at) : Stream.empty())
                .toList();
        long others = made.stream()
                .limit(made.isEmpty() ? 0 : made.get(0).others() + 1L)
                .map(one -> TypeNames.outermost(one.className()))
                .filter(name -> !name.equals(opened.className()))
                .distinct()
                .filter(name ->
                        sources.call(name, opened.calls(), OptionalInt.empty()).isPresent())
                .count();
        return new SourcePlace(place.name(), place.others() + (int) others, place.excerpt());
    }

    private static Optional<SourcePlace> inSource(Origin origin, SourcePlaces sources) {
        if (origin instanceof OpenedIn opened) {
            return sources.call(opened.className(), opened.calls(), opened.near());
        }
        if (origin instanceof OpenedThrough opened) {
            return sources.callThrough(opened.className(), opened.calls());
        }
        if (origin instanceof MadeAt made) {
            return sources.line(made.className(), made.line())
                    .map(place -> new SourcePlace(place.name(), made.others(), place.excerpt()));
        }
        if (origin instanceof DeclaredAs declared) {
            return sources.field(declared.field().declaring(), declared.field().name());
        }
        return sources.type(((CameWith) origin).className());
    }

    private static String name(Origin origin) {
        if (origin instanceof MadeAt made) {
            return simple(made.className()) + ":" + made.line();
        }
        return origin instanceof DeclaredAs declared
                ? simple(declared.field())
                : simple(((CameWith) origin).className());
    }

    /** {@code Registry.ROWS} of {@code com.acme.Registry.ROWS}. */
    static String simple(StaticField field) {
        return simple(field.declaring()) + "." + field.name();
    }

    /** {@code Registry.Old} of {@code com.acme.Registry$Old}. */
    static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
