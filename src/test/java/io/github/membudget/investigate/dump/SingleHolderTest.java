package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.dump.HeapSketch.Item;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Keeper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;

/** References that make one holder look like several, or like another one's. */
class SingleHolderTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    @TempDir
    private Path directory = Path.of("");

    private final HeapSketch sketch = new HeapSketch();

    private record Only(Keeper keeper, String path) {}

    private Only only() throws IOException {
        File dump =
                new UncachedDump(sketch.write(directory.resolve("sketch.hprof")).toString());
        Heap heap = HeapFactory.createHeap(dump);
        HeapGraph graph = new HeapGraph(heap, dump, new RealSizes(Map.of()));
        var holders = new HolderRoots(heap, graph, new Roots(heap, graph)).find(Set.of(), true);
        assertThat(holders).hasSize(1);
        return new Only(holders.get(0).keeper(), HeapNotation.of(holders.get(0).path(graph)));
    }

    private static Keeper field(String declaring, String name) {
        return Keeper.Field.of(new StaticField(declaring, name));
    }

    @Test
    void anEnumsArrayOfItsConstantsIsNoSecondHolder() throws IOException {
        for (String values : new String[] {"$VALUES", "ENUM$VALUES"}) {
            Item constant = sketch.object("app.Events").with("data", sketch.bytes(MIB));
            sketch.staticField("app.Events", "INSTANCE", constant);
            sketch.staticField("app.Events", values, sketch.array(constant));

            assertThat(only()).isEqualTo(new Only(field("app.Events", "INSTANCE"), "app.Events -> byte[]"));
        }
    }

    @Test
    void aQueueIsNoSecondHolderOfReferencesThatAFieldKeeps() throws IOException {
        Item[] tickets = tickets();
        sketch.staticField("app.Tracker", "OPEN", sketch.array(tickets));
        sketch.staticField("app.Tracker", "QUEUE", sketch.queue(tickets));

        assertThat(only().keeper()).isEqualTo(field("app.Tracker", "OPEN"));
    }

    @Test
    void aQueueHoldsReferencesThatNothingElseReaches() throws IOException {
        sketch.staticField("app.Tracker", "QUEUE", sketch.queue(tickets()));

        assertThat(only())
                .isEqualTo(new Only(
                        field("app.Tracker", "QUEUE"),
                        "ReferenceQueue -> 20 x app.Ticket -> waiting in their reference queue -> 20 x byte[]"));
    }

    @Test
    void aWeakMapWhoseValuesReferToItsKeysDropsNone() throws IOException {
        sketch.staticField("app.Methods", "ALL", weakMap(true));

        assertThat(only().path())
                .isEqualTo("WeakHashMap (20) -> values that refer to their keys -> 20 x app.Value -> byte[]");
    }

    @Test
    void aWeakMapWhoseKeysSomebodyElseKeepsDoesItsWork() throws IOException {
        sketch.staticField("app.Methods", "ALL", weakMap(false));

        assertThat(only().path()).isEqualTo("WeakHashMap (20) -> 20 x app.Value -> byte[]");
    }

    private Item weakMap(boolean valuesReferToKeys) {
        Item[] entries = new Item[20];
        Item[] keys = new Item[entries.length];
        for (int i = 0; i < entries.length; i++) {
            keys[i] = sketch.object("app.Key");
            Item value = sketch.object("app.Value").with("data", sketch.bytes(100 * KIB));
            entries[i] = sketch.reference("java.util.WeakHashMap$Entry")
                    .with("referent", keys[i])
                    .with("value", valuesReferToKeys ? value.with("key", keys[i]) : value);
        }
        if (!valuesReferToKeys) {
            sketch.staticField("app.Main", "KEYS", sketch.array(keys));
        }
        return sketch.object("java.util.WeakHashMap")
                .with("table", sketch.array(entries))
                .with("size", entries.length);
    }

    private Item[] tickets() {
        return IntStream.range(0, 20)
                .mapToObj(i -> sketch.reference("app.Ticket").with("data", sketch.bytes(100 * KIB)))
                .toArray(Item[]::new);
    }

    @Test
    void whatTheApplicationsClassLoaderKeepsBelongsToNobodyElse() throws IOException {
        Item loader = sketch.object("jdk.internal.loader.ClassLoaders$AppClassLoader")
                .with("locks", sketch.bytes(3 * MIB / 2));
        sketch.loadedBy("app.Main", loader);
        Item factory = sketch.object("app.Factory")
                .with("loader", loader)
                .with("beans", sketch.bytes(MIB))
                .with("names", sketch.bytes(MIB));
        sketch.staticField("app.Main", "FACTORY", factory);

        assertThat(only()).isEqualTo(new Only(field("app.Main", "FACTORY"), "app.Factory -> byte[]"));
    }

    @Test
    void severalObjectsThatShareWhatTheyKeepAreNamedTogether() throws IOException {
        Item[] records = IntStream.range(0, 20)
                .mapToObj(i -> sketch.object("app.Entry").with("data", sketch.bytes(100 * KIB)))
                .toArray(Item[]::new);
        Item[] handlers = IntStream.range(0, 5)
                .mapToObj(i -> sketch.object("app.Watch").with("records", sketch.array(records)))
                .toArray(Item[]::new);
        sketch.staticField(
                "app.Log",
                "HANDLERS",
                sketch.object("java.util.ArrayList")
                        .with("elementData", sketch.array(handlers))
                        .with("size", 5));

        assertThat(only().path()).isEqualTo("ArrayList (5) -> 5 x app.Watch -> 5 x app.Entry -> byte[]");
    }
}
