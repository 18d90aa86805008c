package io.github.membudget.explain;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of sampled objects who made them. */
final class SampledText {
    private static final int MOST_ROWS = 6;
    private static final int MOST_NAMED = 3;

    private SampledText() {}

    static List<Exhibit> ofHolder(List<Survivor> objects) {
        return of(
                "The flight recorder sampled " + objects.size() + " of the objects that it keeps, when "
                        + (objects.size() == 1 ? "it was made." : "they were made."),
                objects);
    }

    static List<Exhibit> ofNoHolder(List<Survivor> objects) {
        return of(
                "The flight recorder sampled " + objects.size()
                        + " objects that no other finding explains, when they were made.",
                objects);
    }

    private static List<Exhibit> of(String words, List<Survivor> objects) {
        Map<String, List<Survivor>> places = objects.stream().collect(Collectors.groupingBy(Survivor::place));
        List<List<String>> rows = places.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Survivor>> place) ->
                                -place.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .map(place -> List.of(
                        place.getKey(),
                        String.valueOf(place.getValue().size()),
                        during(place.getKey(), place.getValue())))
                .toList();
        // A test's own line says which test it is.
        boolean isSpan = rows.stream().anyMatch(row -> !row.get(2).isEmpty());
        int columns = isSpan ? 3 : 2;
        return List.of(
                new Sentence(words),
                new Table(
                        List.of("made at", "samples", "during").subList(0, columns),
                        rows.stream().map(row -> row.subList(0, columns)).toList(),
                        places.size() - rows.size()));
    }

    /** {@code 8 in com.acme.UserTest.user, 4 in com.acme.RoleTest.role}; a test's own line says which test it is. */
    private static String during(String place, List<Survivor> made) {
        Map<String, Long> spans = made.stream()
                .map(Survivor::during)
                .filter(span -> !span.isEmpty() && !place.startsWith(span + ":"))
                .collect(Collectors.groupingBy(span -> span, Collectors.counting()));
        return spans.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_NAMED)
                        .map(span -> span.getValue() + " in " + span.getKey())
                        .collect(Collectors.joining(", "))
                + (spans.size() > MOST_NAMED ? ", …" : "");
    }
}
