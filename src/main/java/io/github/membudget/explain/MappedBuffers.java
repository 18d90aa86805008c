package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Buffers of mapped files have the type of direct buffers: as many as there are mappings are none. */
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

    /** The same with direct buffers alone under their types. */
    static LeakFindings.Seen apart(LeakFindings.Seen seen) {
        List<LiveSet> live = new ArrayList<>();
        List<TypeGrowth> growth = new ArrayList<>(seen.growth());
        for (LiveSet set : seen.live()) {
            boolean maps = set.looks().stream()
                    .anyMatch(look -> look.changed().keySet().stream().anyMatch(MAPPINGS::contains));
            LiveSet apart = maps ? new MappedBuffers().apart(set) : set;
            live.add(apart);
            if (maps) {
                growth.removeIf(type -> type.pid() == set.pid() && isBuffer(type));
                LiveGrowth.of(apart).stream().filter(MappedBuffers::isBuffer).forEach(growth::add);
            }
        }
        return new LeakFindings.Seen(seen.module(), live, growth, seen.heap(), seen.classes(), seen.allocations());
    }

    private static boolean isBuffer(TypeGrowth type) {
        return BUFFERS.contains(type.type());
    }

    private LiveSet apart(LiveSet set) {
        return new LiveSet(set.pid(), set.looks().stream().map(this::apart).toList(), set.tests(), set.gap());
    }

    private Look apart(Look look) {
        Map<String, Use> changed = new HashMap<>(look.changed());
        look.changed().forEach((type, use) -> {
            if (MAPPINGS.contains(type) || BUFFERS.contains(type)) {
                uses.put(type, use);
            }
        });
        long mapped = MAPPINGS.stream().mapToLong(this::instances).sum();
        // Files are mapped for reading mostly.
        long readOnly = Math.min(mapped, instances(READ_ONLY));
        put(changed, READ_ONLY, readOnly);
        put(changed, BUFFER, mapped - readOnly);
        return new Look(look.className(), look.unseen(), look.live(), look.besideHeap(), changed);
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
