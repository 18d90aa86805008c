package io.github.membudget.probe.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the user's policy says of leftovers, as the plugin tells it to the probe: the kinds that fail the build, and what of them may stay. */
public final class LeakRules {
    private static final char LINE = '\n';
    private static final char COLUMN = '\t';

    private final Set<LeftoverKind> kinds;
    private final List<LeakPattern> allowed;

    private LeakRules(Set<LeftoverKind> kinds, List<LeakPattern> allowed) {
        this.kinds = kinds;
        this.allowed = allowed;
    }

    /** As {@link #read} takes it. */
    public static String written(Collection<LeftoverKind> kinds, Collection<LeakPattern> allowed) {
        StringBuilder text = new StringBuilder();
        for (LeftoverKind kind : kinds) {
            text.append(text.length() == 0 ? "" : ",").append(kind.word());
        }
        for (LeakPattern pattern : allowed) {
            text.append(LINE)
                    .append(pattern.kind().word())
                    .append(COLUMN)
                    .append(pattern.name())
                    .append(COLUMN)
                    .append(pattern.className());
        }
        return text.toString();
    }

    /** What is not understood is left out: the plugin judges once more. */
    public static LeakRules read(String text) {
        String[] lines = text.split(String.valueOf(LINE), -1);
        Set<LeftoverKind> kinds = EnumSet.noneOf(LeftoverKind.class);
        for (String word : lines[0].split(",", -1)) {
            if (LeftoverKind.of(word.trim()).isPresent()) {
                kinds.add(LeftoverKind.of(word.trim()).get());
            }
        }
        List<LeakPattern> allowed = new ArrayList<LeakPattern>();
        for (int i = 1; i < lines.length; i++) {
            String[] columns = lines[i].split(String.valueOf(COLUMN), -1);
            if (columns.length > 1 && LeftoverKind.of(columns[0]).isPresent()) {
                allowed.add(new LeakPattern(
                        LeftoverKind.of(columns[0]).get(), columns[1], columns.length > 2 ? columns[2] : ""));
            }
        }
        return new LeakRules(kinds, allowed);
    }

    public Set<LeftoverKind> kinds() {
        return kinds;
    }

    /** As {@link LeakPattern#matches}. */
    public boolean allows(LeftoverKind kind, String called, String described, String leftBy) {
        for (LeakPattern pattern : allowed) {
            if (pattern.matches(kind, called, described, leftBy)) {
                return true;
            }
        }
        return false;
    }
}
