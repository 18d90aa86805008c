package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.Symptoms;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what ends with a cause. */
final class OwnedText {
    private OwnedText() {}

    /** {@code 20 threads, 48 JdbcConnection}. */
    static String of(Symptoms owned) {
        Map<LeftoverKind, Long> left = owned.left().stream()
                .collect(Collectors.groupingBy(one -> one.left().kind(), TreeMap::new, Collectors.counting()));
        Map<String, Long> objects = new TreeMap<>();
        owned.grown().stream()
                .filter(type -> type.instances() > 0)
                .forEach(type -> objects.merge(simple(type), type.instances(), Math::max));
        owned.kept().forEach(kept -> objects.merge(simple(kept), kept.count(), Math::max));
        return "The fix also ends: "
                + Stream.concat(
                                left.entrySet().stream()
                                        .map(one -> one.getValue() + " " + word(one.getKey(), one.getValue())),
                                objects.entrySet().stream().map(one -> one.getValue() + " " + one.getKey()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String simple(TypeGrowth type) {
        return PlaceText.simple(TypeNames.readable(type.type()));
    }

    private static String simple(Kept kept) {
        return PlaceText.simple(kept.name());
    }

    private static String word(LeftoverKind kind, long count) {
        String one =
                switch (kind) {
                    case OPEN_SOCKET -> "socket";
                    case MBEAN -> "MBean";
                    case CHILD_PROCESS -> "child process";
                    default -> kind.word().replace('-', ' ');
                };
        return one + (count == 1 ? "" : one.endsWith("s") ? "es" : "s");
    }
}
