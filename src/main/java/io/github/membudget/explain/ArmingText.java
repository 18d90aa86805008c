package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.Arming;
import io.github.membudget.investigate.diagnose.Arming.Part;
import io.github.membudget.model.SnapshotPlace;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says which class turned on what others filled. */
final class ArmingText {
    private static final int MOST_NAMED = 3;

    private ArmingText() {}

    static String of(Arming arming) {
        String count = arming.filled().type().isEmpty()
                ? ""
                : " New " + arming.filled().type() + " objects are counted.";
        return "The " + arming.type() + " was made during " + places(arming)
                + " and has stayed since then. Later classes filled it: " + filled(arming) + "." + count;
    }

    static String fix(Arming arming) {
        return "Undo in " + places(arming) + " what it registered there: remove or close the " + arming.type()
                + " in its @AfterAll or @AfterEach.";
    }

    private static String places(Arming arming) {
        return arming.places().stream().map(SnapshotPlace::toString).collect(Collectors.joining(" and "));
    }

    private static String filled(Arming arming) {
        int all = arming.filled().places().size();
        return arming.filled().places().stream()
                        .limit(MOST_NAMED)
                        .map(ArmingText::part)
                        .collect(Collectors.joining(", "))
                + (all > MOST_NAMED ? " and " + (all - MOST_NAMED) + " more" : "");
    }

    private static String part(Part part) {
        return part.place() + (part.instances() == 0 ? "" : String.format(Locale.ROOT, " (%,d)", part.instances()));
    }
}
