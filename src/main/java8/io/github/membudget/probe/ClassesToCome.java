package io.github.membudget.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Which of an engine's classes is its last in a plan. None is in a plan of one class, as with several forks: another plan may follow. */
final class ClassesToCome {
    private static final String TESTNG = "[engine:testng]";

    private final Map<String, Set<String>> byEngine = new HashMap<String, Set<String>>();

    /** @param ids unique ids of the classes that are in no other */
    ClassesToCome(Collection<String> ids) {
        for (String id : ids) {
            Set<String> toCome = byEngine.get(engine(id));
            if (toCome == null) {
                toCome = new HashSet<String>();
                byEngine.put(engine(id), toCome);
            }
            toCome.add(id);
        }
        for (Iterator<Set<String>> each = byEngine.values().iterator(); each.hasNext(); ) {
            if (each.next().size() == 1) {
                each.remove();
            }
        }
    }

    /** @return whether no more of its engine will follow, now that it has ended or was skipped */
    boolean isLast(String id) {
        Set<String> toCome = byEngine.get(engine(id));
        return toCome != null && toCome.remove(id) && toCome.isEmpty();
    }

    /** It keeps all of its classes until the last has ended, and none when the plan ends. */
    static boolean isTestng(String id) {
        return id.startsWith(TESTNG);
    }

    private static String engine(String id) {
        return id.substring(0, id.indexOf(']') + 1);
    }
}
