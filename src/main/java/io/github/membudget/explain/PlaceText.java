package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.Origin;
import io.github.membudget.investigate.diagnose.Origin.CameWith;
import io.github.membudget.investigate.diagnose.Origin.DeclaredAs;
import io.github.membudget.investigate.diagnose.Origin.MadeAt;
import io.github.membudget.investigate.diagnose.Origin.OpenedIn;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.source.SourcePlaces;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the place to look at first. */
final class PlaceText {
    private PlaceText() {}

    /** The first of which there is a source; where there is none of any, by its name. */
    static Optional<SourcePlace> of(List<Origin> origins, SourcePlaces sources) {
        return origins.stream()
                .flatMap(origin -> inSource(origin, sources).stream())
                .findFirst()
                // A line of a library is no place that the reader can change.
                .or(() -> origins.stream()
                        .filter(origin -> !(origin instanceof OpenedIn))
                        .min(Comparator.comparing((Origin origin) -> origin instanceof MadeAt))
                        .map(origin -> SourcePlace.of(name(origin))));
    }

    private static Optional<SourcePlace> inSource(Origin origin, SourcePlaces sources) {
        if (origin instanceof OpenedIn opened) {
            return sources.call(opened.className(), opened.calls(), opened.near());
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
                ? simple(declared.field().declaring()) + "." + declared.field().name()
                : simple(((CameWith) origin).className());
    }

    /** {@code Registry.ALL} of a field of {@code com.acme.Registry}. */
    static String simple(StaticField field) {
        return simple(field.declaring()) + "." + field.name();
    }

    /** {@code Registry.Old} of {@code com.acme.Registry$Old}. */
    static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
