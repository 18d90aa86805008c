package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.LineKind;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs what test classes leave behind: what was there after a class, not before it, and still when the next class had ended. Used under the
 * probe's lock.
 */
final class Leftovers {
    /** From one class's end to the next one's start, where nobody's code runs between them. */
    private static final long SAME_NANOS = 5_000_000;

    private final ProbeLog log;
    private final InventoryTaker taker;
    private final WrittenFiles written = new WrittenFiles();
    /** Left by the last class, and perhaps about to go. */
    private final List<Suspect> suspects = new ArrayList<Suspect>();

    /** Null where no leftover fails the build. */
    private final @Nullable LeakCheck leaks;

    private @Nullable Inventory before;
    private @Nullable Inventory last;
    private long lastNanos;

    /** @param leaks what of it fails the build; null where nothing does */
    Leftovers(ProbeLog log, InventoryTaker taker, @Nullable LeakCheck leaks) {
        this.log = log;
        this.taker = taker;
        this.leaks = leaks;
    }

    /** Of classes that run at the same time, the first one starts. */
    void classStarts() {
        written.begin();
        before = last != null && System.nanoTime() - lastNanos < SAME_NANOS ? last : taker.take();
    }

    /**
     * Of classes that run at the same time, the last one has ended.
     *
     * @param shared whether others ran beside it, which may have left what was found
     */
    void classEnded(String className, boolean shared) throws IOException {
        if (before == null) {
            return;
        }
        Inventory after = taker.take();
        confirm(after);
        if (leaks != null) {
            leaks.look(after);
        }
        for (Inventory.Item item : after.since(before)) {
            if (leaks != null) {
                leaks.left(item, className, shared, before);
            }
            if (item.kind != LeftoverKind.TEMPORARY_FILE || written.mayHold((File) item.key)) {
                suspects.add(new Suspect(item, className, shared, before));
            }
        }
        last = after;
        lastNanos = System.nanoTime();
    }

    /** @param shared whether others ran beside it */
    void testEnded(String className, String method, boolean shared) {
        if (leaks != null && !shared) {
            leaks.testEnded(before, className, method);
        }
    }

    /** For now: more may follow. */
    void allTestsEnded() throws IOException {
        if (leaks != null) {
            leaks.allEnded(last);
        }
    }

    /** What the last class left has had its moment to go. */
    void jvmEnds() throws IOException {
        allTestsEnded();
        if (!suspects.isEmpty()) {
            confirm(taker.take());
        }
    }

    /** What is still there when the next class ends was left for good. A thread may have been about to end with its class. */
    private void confirm(Inventory now) throws IOException {
        for (Suspect suspect : suspects) {
            String detail = now.has(suspect.item) ? suspect.before.describe(suspect.item) : null;
            if (detail != null && !OpenSockets.isAttachListener(detail)) {
                log.write(new LogLineWriter(LineKind.LEFTOVER)
                        .flag(Field.SHARED, suspect.shared)
                        .text(Field.LEFTOVER_KIND, suspect.item.kind.word())
                        .text(Field.DETAIL, detail)
                        .text(Field.CLASS_NAME, suspect.className)
                        .end());
            }
        }
        suspects.clear();
    }

    private static final class Suspect {
        final Inventory.Item item;
        final String className;
        final boolean shared;
        final Inventory before;

        Suspect(Inventory.Item item, String className, boolean shared, Inventory before) {
            this.item = item;
            this.className = className;
            this.shared = shared;
            this.before = before;
        }
    }
}
