package io.github.membudget.heap;

import io.github.membudget.heap.HolderRoots.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Roots that are one cause, since they have a name and a look in common: fields of many classes, threads of one kind. */
final class AlikeRoots {
    private static final int MOST = 40;

    /** Fields of one name and look are one cause from so many classes on: fewer may have it by chance. */
    private static final int LEAST_ALIKE = 4;

    /** One is not counted in words. */
    private static final Pattern COUNTS = Pattern.compile("[\\d,]+ x ");

    private static final Pattern NUMBERS = Pattern.compile("[\\d,.]+");

    private AlikeRoots() {}

    /** Groups that keep much, of those that have the same name and look but for numbers; the ones that keep most first. */
    static List<List<Found>> groups(List<Found> all, Function<Found, String> look) {
        List<List<Found>> groups = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(one -> kindOfName(one, look), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(group -> {
                    if (group.size() >= LEAST_ALIKE || isThread(group.get(0).kind())) {
                        groups.add(group);
                    } else {
                        group.forEach(one -> groups.add(List.of(one)));
                    }
                });
        return groups.stream()
                .filter(group -> weight(group) >= HolderRoots.LEAST_BYTES)
                .sorted(Comparator.comparingLong(AlikeRoots::weight).reversed())
                .limit(MOST)
                .toList();
    }

    private static String kindOfName(Found one, Function<Found, String> look) {
        int dot = one.name().lastIndexOf('.');
        return switch (one.kind()) {
            case "static-field" ->
                one.kind()
                        + one.name().substring(dot)
                        + " "
                        + unnumbered(look.apply(one).replace(one.name().substring(0, dot), "#"));
            case "thread", "thread-local" -> one.kind() + " " + unnumbered(threads(one.name(), look.apply(one)));
            default -> one.kind() + " " + one.root().getInstanceId();
        };
    }

    /** Threads of one kind may have a name each; what they keep tells that they are, unless it is the JDK's own alone. */
    private static String threads(String name, String look) {
        return look.contains(".") ? look : name + " " + look;
    }

    private static String unnumbered(String words) {
        return NUMBERS.matcher(COUNTS.matcher(words).replaceAll("")).replaceAll("#");
    }

    static long weight(List<Found> group) {
        return group.stream().mapToLong(Found::weight).sum();
    }

    static boolean isThread(String kind) {
        return kind.startsWith("thread");
    }
}
