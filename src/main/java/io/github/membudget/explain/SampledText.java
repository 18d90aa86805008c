package io.github.membudget.explain;

import io.github.membudget.model.Allocations.Survivor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of sampled objects who made them. */
final class SampledText {
    private static final int MOST_NAMED = 3;

    private SampledText() {}

    static String ofHolder(List<Survivor> objects) {
        return "Of the objects that it keeps, the flight recorder sampled " + objects.size()
                + (objects.size() == 1 ? " when it was made, by " : " when they were made, by ") + makers(objects);
    }

    static String ofNoHolder(List<Survivor> objects) {
        return "Of the objects that no holder above alone keeps, the flight recorder sampled " + objects.size()
                + " when they were made, by " + makers(objects);
    }

    /** {@code com.acme.Cache.load:5 (12: 8 in com.acme.UserTest.user, 4 in com.acme.RoleTest.role)}. */
    private static String makers(List<Survivor> objects) {
        Map<String, List<Survivor>> places = objects.stream().collect(Collectors.groupingBy(Survivor::place));
        return places.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, List<Survivor>> place) ->
                                        -place.getValue().size())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_NAMED)
                        .map(place -> place.getKey() + " (" + place.getValue().size()
                                + during(place.getKey(), place.getValue()) + ")")
                        .collect(Collectors.joining("; "))
                + (places.size() > MOST_NAMED ? "; …" : "");
    }

    /** A test's own line says which test it is. */
    private static String during(String place, List<Survivor> made) {
        Map<String, Long> spans = made.stream()
                .map(Survivor::during)
                .filter(span -> !span.isEmpty() && !place.startsWith(span + ":"))
                .collect(Collectors.groupingBy(span -> span, Collectors.counting()));
        if (spans.isEmpty()) {
            return "";
        }
        return ": "
                + spans.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_NAMED)
                        .map(span -> span.getValue() + " in " + span.getKey())
                        .collect(Collectors.joining(", "))
                + (spans.size() > MOST_NAMED ? ", …" : "");
    }
}
