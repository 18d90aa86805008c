package io.github.membudget.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a test plan that have not ended yet, by test engine, to know when an engine's last one has. A plan of one class, as with several
 * forks, has no last one: another plan may follow.
 */
final class RemainingClasses {
    private static final String TESTNG = "[engine:testng]";

    private final Map<String, Set<String>> byEngine = new HashMap<String, Set<String>>();

    /** @param ids unique ids of the classes that are in no other */
    RemainingClasses(Collection<String> ids) {
        for (String id : ids) {
            Set<String> remaining = byEngine.get(engine(id));
            if (remaining == null) {
                remaining = new HashSet<String>();
                byEngine.put(engine(id), remaining);
            }
            remaining.add(id);
        }
        for (Iterator<Set<String>> each = byEngine.values().iterator(); each.hasNext(); ) {
            if (each.next().size() == 1) {
                each.remove();
            }
        }
    }

    /**
     * A class has ended or was skipped.
     *
     * @return whether it was the last of its engine
     */
    boolean removeLast(String id) {
        Set<String> remaining = byEngine.get(engine(id));
        return remaining != null && remaining.remove(id) && remaining.isEmpty();
    }

    /** Whether a class is TestNG's, which keeps all of its classes until the last has ended, and none when the plan ends. */
    static boolean isTestng(String id) {
        return id.startsWith(TESTNG);
    }

    private static String engine(String id) {
        return id.substring(0, id.indexOf(']') + 1);
    }
}
