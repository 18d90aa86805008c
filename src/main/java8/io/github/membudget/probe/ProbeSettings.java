package io.github.membudget.probe;

import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import io.github.membudget.probe.format.RoundTrouble;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the plugin wants of this JVM. It comes in system properties, which are removed before any test class is loaded: neither tests nor XML
 * reports see them, and no JVM that a test starts inherits them.
 */
final class ProbeSettings {
    private static final ProbeSettings OF_THIS_JVM = new ProbeSettings(takeProperties());

    private final Map<ProbeProperty, String> values;
    private final Set<String> ignored;

    ProbeSettings(Map<ProbeProperty, String> values) {
        this.values = values;
        String kinds = value(ProbeProperty.IGNORED_LEFTOVERS);
        ignored = new HashSet<String>(Arrays.asList((kinds == null ? "" : kinds).split("[,\\s]+")));
    }

    static ProbeSettings ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** The directory that takes a log for each fork; null where this JVM is no fork of the plugin's. */
    @Nullable
    String logDirectory() {
        return value(ProbeProperty.LOG);
    }

    /** The directory of an investigation; null where there is none, and the heap is neither collected nor dumped. */
    @Nullable
    String investigationDirectory() {
        return value(ProbeProperty.INVESTIGATION);
    }

    boolean looksFor(LeftoverKind kind) {
        return !ignored.contains(kind.word());
    }

    /** What of the leftovers fails the build; null where nothing does. */
    @Nullable
    LeakRules leaks() {
        String rules = value(ProbeProperty.LEAKS);
        return rules == null ? null : LeakRules.read(rules);
    }

    /** Whether the flight recorder is to run. */
    boolean recording() {
        return "true".equals(value(ProbeProperty.RECORDING));
    }

    /** Whether somebody will read a heap dump. */
    boolean heapDump() {
        return !"false".equals(value(ProbeProperty.HEAP_DUMP));
    }

    /** How often all classes run: more than once in an investigation alone. */
    int rounds() {
        String rounds = value(ProbeProperty.REPEAT);
        boolean repeats = rounds != null && investigationDirectory() != null && obstacleToRounds() == null;
        return repeats ? Integer.parseInt(rounds) : 1;
    }

    /** Why the classes cannot run again though somebody wants it; else null. */
    @Nullable
    RoundTrouble obstacleToRounds() {
        String rounds = value(ProbeProperty.REPEAT);
        return rounds == null || Character.isDigit(rounds.charAt(0)) ? null : RoundTrouble.of(rounds);
    }

    /** Whether no source may be used that exists on one system only. */
    boolean portable() {
        return "true".equals(value(ProbeProperty.PORTABLE));
    }

    /** Removes the properties, unless that has been done: the first use of this class did. */
    static void hideProperties() {}

    private @Nullable String value(ProbeProperty property) {
        String value = values.get(property);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Map<ProbeProperty, String> takeProperties() {
        Map<ProbeProperty, String> values = new EnumMap<ProbeProperty, String>(ProbeProperty.class);
        try {
            for (ProbeProperty property : ProbeProperty.values()) {
                String value = System.clearProperty(property.key());
                if (value != null) {
                    values.put(property, value);
                }
            }
        } catch (SecurityException refused) {
            // Then nothing is logged, and the plugin says so.
            values.clear();
        }
        return values;
    }
}
