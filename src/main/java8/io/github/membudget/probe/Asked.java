package io.github.membudget.probe;

import java.util.HashMap;
import java.util.Map;

/**
 * What the plugin asks of this JVM. Handed over in system properties, which are taken away again before any test class is looked at: neither
 * tests nor XML reports see them, and no JVM that a test starts is given them.
 */
final class Asked {
    private static final String PREFIX = "membudget.probe.";

    private static final Map<String, String> WISHES = take();

    private Asked() {}

    /** Names the directory that takes a log for each fork; without it this JVM is no fork of ours. */
    static String log() {
        return wish("log");
    }

    /** Names the directory of an investigation; without it nothing is collected or dumped. */
    static String live() {
        return wish("live");
    }

    /** Kinds of what classes leave behind that are not looked for. */
    static String off() {
        String off = wish("off");
        return off == null ? "" : off;
    }

    /** Whether the flight recorder is to run. */
    static boolean recording() {
        return "true".equals(wish("recording"));
    }

    /** Whether anybody reads a heap dump. */
    static boolean dump() {
        return !"false".equals(wish("dump"));
    }

    /** Whether this system is asked only what any other tells too. */
    static boolean portable() {
        return "true".equals(wish("portable"));
    }

    /** Takes them away, where that has not been done yet. */
    static void prepare() {}

    private static String wish(String name) {
        String wish = WISHES.get(name);
        return wish == null || wish.isEmpty() ? null : wish;
    }

    private static Map<String, String> take() {
        Map<String, String> wishes = new HashMap<String, String>();
        try {
            for (String name : new String[] {"log", "live", "off", "recording", "dump", "portable"}) {
                wishes.put(name, System.clearProperty(PREFIX + name));
            }
        } catch (SecurityException refused) {
            // Then this JVM notes nothing, and the plugin says so.
            wishes.clear();
        }
        return wishes;
    }
}
