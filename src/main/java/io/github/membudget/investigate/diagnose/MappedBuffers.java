package io.github.membudget.investigate.diagnose;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes buffers of mapped files out of the growth of direct buffers, whose type they have: there is one of them for each mapping. */
final class MappedBuffers {
    private static final String BUFFER = "java.nio.DirectByteBuffer";
    private static final String READ_ONLY = "java.nio.DirectByteBufferR";
    private static final Set<String> BUFFERS = Set.of(BUFFER, READ_ONLY);

    /** One for each mapping. */
    private static final Set<String> MAPPINGS = Set.of(
            "sun.nio.ch.FileChannelImpl$DefaultUnmapper",
            "sun.nio.ch.FileChannelImpl$SyncUnmapper",
            "sun.nio.ch.FileChannelImpl$Unmapper");

    private final Map<String, Use> uses = new HashMap<>();

    private MappedBuffers() {}

    /** The same run with direct buffers alone under their types. */
    static RunEvidence removedFrom(RunEvidence run) {
        List<LiveSet> live = new ArrayList<>();
        List<TypeGrowth> growth = new ArrayList<>(run.growth());
        for (LiveSet set : run.live()) {
            boolean maps = set.snapshots().stream()
                    .anyMatch(snapshot -> snapshot.changed().keySet().stream().anyMatch(MAPPINGS::contains));
            LiveSet direct = maps ? new MappedBuffers().removedFrom(set) : set;
            live.add(direct);
            if (maps) {
                growth.removeIf(type -> type.pid() == set.pid() && isBuffer(type));
                LiveGrowth.of(direct).stream().filter(MappedBuffers::isBuffer).forEach(growth::add);
            }
        }
        return run.with(live, growth);
    }

    private static boolean isBuffer(TypeGrowth type) {
        return BUFFERS.contains(type.type());
    }

    private LiveSet removedFrom(LiveSet set) {
        return new LiveSet(
                set.pid(),
                set.snapshots().stream().map(this::removedFrom).toList(),
                set.tests(),
                set.loaders(),
                set.rounds(),
                set.regions(),
                set.gap());
    }

    private HeapSnapshot removedFrom(HeapSnapshot snapshot) {
        Map<String, Use> changed = new HashMap<>(snapshot.changed());
        snapshot.changed().forEach((type, use) -> {
            if (MAPPINGS.contains(type) || BUFFERS.contains(type)) {
                uses.put(type, use);
            }
        });
        long mapped = MAPPINGS.stream().mapToLong(this::instances).sum();
        // Files are mapped for reading mostly.
        long readOnly = Math.min(mapped, instances(READ_ONLY));
        put(changed, READ_ONLY, readOnly);
        put(changed, BUFFER, mapped - readOnly);
        return new HeapSnapshot(
                snapshot.className(),
                snapshot.unseen(),
                snapshot.live(),
                snapshot.offHeap(),
                changed,
                snapshot.resident());
    }

    private void put(Map<String, Use> changed, String type, long mapped) {
        long all = instances(type);
        if (all > 0) {
            long direct = Math.max(0, all - mapped);
            changed.put(type, new Use(direct, uses.getOrDefault(type, Use.NONE).bytes() / all * direct));
        }
    }

    private long instances(String type) {
        return uses.getOrDefault(type, Use.NONE).instances();
    }
}
