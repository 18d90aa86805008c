package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs which leftovers fail the build. These must be sure: something is a leak once it has had some seconds to go and is still there, and unless
 * it goes when the test framework itself ends, as what extensions of the whole suite close then. Nobody waits where nothing is left, or only what
 * the user allows. Used under the probe's lock.
 */
final class LeakCheck {
    /** So long something may take to go after its class has ended. */
    private static final long GRACE_NANOS = 5_000_000_000L;

    private static final long STEP_MILLIS = 50;

    private final ProbeLog log;
    private final InventoryTaker taker;
    private final LeakRules rules;
    private final long graceNanos;
    private final List<Candidate> candidates = new ArrayList<Candidate>();
    /** Tests at whose end a thread was first seen, by its number. */
    private final Map<Object, String> seenIn = new HashMap<Object, String>();

    private final boolean ownFolder;
    private boolean written;

    /** @param graceNanos {@link #GRACE_NANOS}, but in tests */
    LeakCheck(ProbeLog log, InventoryTaker taker, LeakRules rules, long graceNanos) {
        this.log = log;
        this.taker = taker;
        this.rules = rules;
        this.graceNanos = graceNanos;
        this.ownFolder = isOwn(new File(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /** Null where no leftover fails the build. */
    static @Nullable LeakCheck of(ProbeSettings settings, ProbeLog log, InventoryTaker taker) {
        LeakRules rules = settings.leaks();
        return rules == null ? null : new LeakCheck(log, taker, rules, GRACE_NANOS);
    }

    /** Made by the plugin for this JVM, or the user's for this project. In any other one every process of the machine writes. */
    private static boolean isOwn(File folder) {
        File parent = folder.getParentFile();
        boolean given = parent != null && parent.getName().startsWith(ProbeFile.TEMPORARY_FOLDER);
        if (given) {
            folder.mkdirs();
        }
        String project = System.getProperty("basedir", System.getProperty("user.dir", "/"));
        return given || folder.getAbsolutePath().startsWith(project + File.separator);
    }

    /** Whether leftovers of a kind that are here are surely this JVM's. */
    boolean isSure(LeftoverKind kind) {
        return kind != LeftoverKind.TEMPORARY_FILE || ownFolder;
    }

    /** A leftover, on its way to be a leak. */
    private static final class Candidate {
        final Inventory.Item item;
        final String className;
        final boolean shared;
        final long sinceNanos;
        /** Until it is described. */
        @Nullable
        Inventory before;

        String detail = "";
        boolean sure;

        Candidate(Inventory.Item item, String className, boolean shared, Inventory before, long sinceNanos) {
            this.item = item;
            this.className = className;
            this.shared = shared;
            this.before = before;
            this.sinceNanos = sinceNanos;
        }

        void describe() {
            if (before != null) {
                detail = before.describe(item);
                before = null;
            }
        }
    }

    /** A test has ended beside which none ran. Says later where a thread comes from. */
    void testEnded(@Nullable Inventory before, String className, String method) {
        if (before == null || !rules.kinds().contains(LeftoverKind.THREAD)) {
            return;
        }
        for (Thread thread : JvmThreads.ofTests()) {
            Long number = thread.getId();
            if (!seenIn.containsKey(number) && !before.hasKey(LeftoverKind.THREAD, number)) {
                seenIn.put(number, className.substring(className.lastIndexOf('.') + 1) + "." + method);
            }
        }
    }

    /**
     * A class has left something.
     *
     * @param shared whether others ran beside it, which may have left it
     * @param before what there was when it began
     */
    void left(Inventory.Item item, String className, boolean shared, Inventory before) {
        if (rules.kinds().contains(item.kind) && isSure(item.kind)) {
            written = false;
            candidates.add(new Candidate(item, className, shared, before, System.nanoTime()));
        }
    }

    /** Some class has ended. */
    void look(Inventory now) {
        long nanos = System.nanoTime();
        for (Iterator<Candidate> each = candidates.iterator(); each.hasNext(); ) {
            Candidate candidate = each.next();
            if (candidate.sure) {
                continue;
            }
            if (!now.has(candidate.item)) {
                each.remove();
            } else if (nanos - candidate.sinceNanos >= graceNanos) {
                candidate.describe();
                candidate.sure = true;
            }
        }
    }

    /**
     * All tests have ended, and the test framework has. Returns once all that was left has had its time.
     *
     * @param last what there was when the last class ended
     */
    void allEnded(@Nullable Inventory last) throws IOException {
        if (written) {
            return;
        }
        Inventory now = taker.take();
        for (Iterator<Candidate> each = candidates.iterator(); each.hasNext(); ) {
            Candidate candidate = each.next();
            // One that went by itself between two classes, after its time, was a leak all the same.
            boolean closedNow = !now.has(candidate.item) && (last == null || last.has(candidate.item));
            if (closedNow) {
                each.remove();
            }
        }
        look(now);
        while (anyMayGo()) {
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            now = taker.take();
            look(now);
        }
        write(now);
    }

    /** Whether waiting may still make a difference. */
    private boolean anyMayGo() {
        for (Candidate candidate : candidates) {
            if (!candidate.sure) {
                candidate.describe();
                if (!allowed(candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean allowed(Candidate candidate) {
        return rules.allows(
                candidate.item.kind,
                Inventory.name(candidate.item, candidate.detail),
                candidate.detail,
                candidate.shared ? "" : candidate.className);
    }

    private void write(Inventory now) throws IOException {
        for (Candidate candidate : candidates) {
            candidate.describe();
            if (OpenSockets.isAttachListener(candidate.detail)) {
                continue;
            }
            String seen = candidate.item.kind == LeftoverKind.THREAD ? seenIn.get(candidate.item.key) : null;
            log.write(new LogLineWriter(LineKind.LEAK)
                    .flag(Field.SHARED, candidate.shared)
                    .text(Field.LEFTOVER_KIND, candidate.item.kind.word())
                    .text(Field.NAME, Inventory.name(candidate.item, candidate.detail))
                    .text(Field.DETAIL, candidate.detail)
                    .text(Field.METHOD, seen == null ? "" : seen)
                    .text(Field.CLASS_NAME, candidate.className)
                    .end());
        }
        candidates.clear();
        StringBuilder unseen = new StringBuilder();
        for (LeftoverKind kind : rules.kinds()) {
            if (!now.knows(kind) || !isSure(kind)) {
                unseen.append(unseen.length() == 0 ? "" : ",").append(kind.word());
            }
        }
        log.write(new LogLineWriter(LineKind.LEAKS_CHECKED)
                .text(Field.UNSEEN, unseen.toString())
                .end());
        written = true;
    }
}
