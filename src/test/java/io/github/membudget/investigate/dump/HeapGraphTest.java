package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.dump.HeapSketch.Item;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

/** Who holds what, on small heaps that each test states itself. */
class HeapGraphTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    @TempDir
    private Path directory = Path.of("");

    private final HeapSketch sketch = new HeapSketch();

    /** What the reader makes of the sketch. */
    private record Look(HeapGraph graph, Roots roots, List<HolderRoot> holders) {
        long retained(Item item) {
            return graph.retained(item.id());
        }

        boolean isKeptBy(Item item, Item keeper) {
            return graph.isKeptBy(item.id(), keeper.id());
        }

        HolderRoot only() {
            assertThat(holders).hasSize(1);
            return holders.get(0);
        }

        String path() {
            return HeapNotation.of(only().path(graph));
        }
    }

    private Look look() throws IOException {
        File dump =
                new UncachedDump(sketch.write(directory.resolve("sketch.hprof")).toString());
        Heap heap = HeapFactory.createHeap(dump);
        HeapGraph graph = new HeapGraph(heap, dump, new RealSizes(Map.of()));
        Roots roots = new Roots(heap, graph);
        return new Look(graph, roots, new HolderRoots(heap, graph, roots).find(Set.of(), true));
    }

    @Test
    void aDiamondsBottomIsRetainedByItsTopAndByNeitherSide() throws IOException {
        Item bottom = sketch.bytes(MIB);
        Item left = sketch.object("app.Left").with("next", bottom);
        Item right = sketch.object("app.Right").with("next", bottom);
        Item top = sketch.object("app.Top").with("left", left).with("right", right);
        sketch.staticField("app.Main", "TOP", top);

        Look look = look();

        assertThat(look.retained(bottom)).isEqualTo(MIB);
        assertThat(look.retained(left)).isLessThan(KIB);
        assertThat(look.retained(right)).isLessThan(KIB);
        assertThat(look.retained(top)).isBetween((long) MIB, (long) MIB + KIB);
        assertThat(look.isKeptBy(bottom, top)).isTrue();
        assertThat(look.isKeptBy(bottom, left)).isFalse();
    }

    @Test
    void aStaticFieldHoldsWhatItAloneReaches() throws IOException {
        sketch.staticField("app.Main", "CACHE", sketch.object("app.Cache").with("data", sketch.bytes(MIB)));

        Look look = look();

        assertThat(look.only().keeper()).isEqualTo(Keeper.Field.of(new StaticField("app.Main", "CACHE")));
        assertThat(look.path()).isEqualTo("app.Cache -> byte[]");
    }

    @Test
    void whatNoRootReachesIsRetainedByNothing() throws IOException {
        Item garbage = sketch.object("app.Cache").with("data", sketch.bytes(MIB));

        Look look = look();

        assertThat(look.retained(garbage)).isZero();
        assertThat(look.roots().to(garbage.id())).isEmpty();
        assertThat(look.holders()).isEmpty();
    }

    @Test
    void whatTwoRootsReachIsHeldByBothTogether() throws IOException {
        Item shared = sketch.object("app.Shared").with("data", sketch.bytes(2 * MIB));
        sketch.staticField("app.Main", "ONE", sketch.object("app.One").with("shared", shared));
        sketch.staticField("app.Other", "TWO", sketch.object("app.Two").with("shared", shared));

        Look look = look();

        assertThat(look.only().keeper())
                .isEqualTo(Keeper.SeveralRoots.of(Optional.of(new StaticField("app.Main", "ONE"))));
        assertThat(look.only().root().getInstanceId()).isEqualTo(shared.id());
    }

    @Test
    void anObjectInFieldsOfTwoClassesIsToldOnceWithBoth() throws IOException {
        Item cache = sketch.object("app.Cache").with("data", sketch.bytes(MIB));
        sketch.staticField("app.Main", "CACHE", cache);
        sketch.staticField("app.Other", "SAME", cache);

        HolderRoot only = look().only();

        assertThat(only.root().getInstanceId()).isEqualTo(cache.id());
        assertThat(only.reference())
                .containsExactly(new PathStep.AlsoIn(List.of(new StaticField("app.Other", "SAME"))));
    }

    @Test
    void fieldsOfOneNameThatLookAlikeAreOneHolder() throws IOException {
        for (String type : List.of("app.First", "app.Second", "app.Third", "app.Fourth")) {
            sketch.staticField(type, "CACHE", sketch.object("app.Cache").with("data", sketch.bytes(128 * KIB)));
        }

        HolderRoot only = look().only();

        assertThat(only.alike().keySet()).extracting(StaticField::declaring).hasSize(3);
        assertThat(only.weight()).isGreaterThanOrEqualTo(4 * 128 * KIB);
    }

    @Test
    void aThreadHoldsItsTaskAndAThreadLocalItsValue() throws IOException {
        Item variable = sketch.object("java.lang.ThreadLocal");
        sketch.staticField("app.Main", "LOCAL", variable);
        Item thread =
                sketch.thread("worker").with("target", sketch.object("app.Task").with("data", sketch.bytes(MIB)));
        Item value = sketch.object("app.Context").with("data", sketch.bytes(2 * MIB));
        sketch.threadLocal(thread, variable, value);

        List<HolderRoot> holders = look().holders();

        assertThat(holders)
                .extracting(HolderRoot::keeper)
                .containsExactlyInAnyOrder(Keeper.ThreadLocals.of("worker"), Keeper.Threads.of("worker"));
        HolderRoot local = holders.stream()
                .filter(one -> one.keeper() instanceof Keeper.ThreadLocals)
                .findFirst()
                .orElseThrow();
        assertThat(local.root().getInstanceId()).isEqualTo(value.id());
        assertThat(local.reference()).containsExactly(new PathStep.ThreadLocalOf(new StaticField("app.Main", "LOCAL")));
    }

    @Test
    void nativeCodeHoldsWhatItsGlobalReferencesReach() throws IOException {
        Item peer = sketch.object("app.Peer").with("data", sketch.bytes(MIB));
        sketch.jniGlobal(peer);

        Look look = look();

        assertThat(look.only().keeper()).isEqualTo(new Keeper.JniReference("app.Peer"));
        assertThat(look.roots().to(peer.id()).orElseThrow().root()).isEqualTo(new GcRoot.NativeCode());
    }

    @Test
    void aWeakReferenceHoldsNothing() throws IOException {
        Item referent = sketch.bytes(MIB);
        sketch.staticField(
                "app.Main", "WEAK", sketch.object("java.lang.ref.WeakReference").with("referent", referent));

        Look look = look();

        assertThat(look.retained(referent)).isZero();
        assertThat(look.holders()).isEmpty();
    }

    @Test
    void memoryThatOnlySoftReferencesReachIsToldByTheirClass() throws IOException {
        Item referent = sketch.bytes(MIB);
        sketch.staticField(
                "app.Main", "SOFT", sketch.object("java.lang.ref.SoftReference").with("referent", referent));

        Look look = look();

        assertThat(look.retained(referent)).isZero();
        assertThat(look.graph().softly()).isEqualTo(Map.of("java.lang.ref.SoftReference", (long) MIB));
    }

    @Test
    void aRunningMethodHoldsWhatNothingElseReaches() throws IOException {
        Item thread = sketch.thread("worker");
        Item local = sketch.object("app.Local").with("data", sketch.bytes(MIB));
        sketch.frame(thread, local);

        Look look = look();

        assertThat(look.only().keeper()).isEqualTo(Keeper.Threads.of("worker"));
        assertThat(look.only().root().getInstanceId()).isEqualTo(local.id());
    }

    @Test
    void aRunningMethodHoldsNothingThatAFieldReachesToo() throws IOException {
        Item cache = sketch.object("app.Cache").with("data", sketch.bytes(MIB));
        sketch.staticField("app.Main", "CACHE", cache);
        sketch.frame(sketch.thread("worker"), cache);

        assertThat(look().only().keeper()).isEqualTo(Keeper.Field.of(new StaticField("app.Main", "CACHE")));
    }

    @Test
    void manySmallObjectsInTwoListsAreOneHolder() throws IOException {
        Item[] entries = IntStream.range(0, 100)
                .mapToObj(i -> sketch.object("app.Entry").with("data", sketch.bytes(16 * KIB)))
                .toArray(Item[]::new);
        for (String field : List.of("BY_NAME", "BY_NUMBER")) {
            sketch.staticField(
                    "app." + field,
                    field,
                    sketch.object("java.util.ArrayList")
                            .with("elementData", sketch.array(entries))
                            .with("size", entries.length));
        }

        HolderRoot only = look().only();

        assertThat(only.isShared()).isTrue();
        assertThat(only.ids()).hasSize(entries.length);
    }

    @Test
    void thePathCountsACollectionsElementsAndLeavesOutItsTable() throws IOException {
        List<Item> entries = new ArrayList<>();
        IntStream.range(0, 10)
                .forEach(i -> entries.add(sketch.object("app.Entry").with("data", sketch.bytes(64 * KIB))));
        Item list = sketch.object("java.util.ArrayList")
                .with("elementData", sketch.array(entries.toArray(new Item[0])))
                .with("size", entries.size());
        sketch.staticField("app.Main", "LIST", list);

        Look look = look();
        assertThat(look.path()).isEqualTo("ArrayList (10) -> 10 x app.Entry -> byte[]");
        // Behind the entries the path leads on by one of them.
        assertThat(look.only().path(look.graph()).retained()).containsOnlyKeys(0, 1);
        assertThat(look.only()
                        .path(look.graph())
                        .retained()
                        .getOrDefault(1, Bytes.ZERO)
                        .value())
                .isBetween(640L * KIB, 650L * KIB);
    }

    @Test
    void theJvmsListOfObjectsWithFinalizersKeepsNone() throws IOException {
        Item handle = sketch.object("app.Handle").with("buffer", sketch.bytes(MIB));
        sketch.staticField("app.Main", "OPEN", handle);
        Item dropped = sketch.object("app.Handle").with("buffer", sketch.bytes(MIB));
        Item first = sketch.finalReference(handle);
        sketch.staticField(
                "java.lang.ref.Finalizer", "unfinalized", first.with("next", sketch.finalReference(dropped)));
        Look look = look();
        assertThat(look.only().keeper()).isEqualTo(Keeper.Field.of(new StaticField("app.Main", "OPEN")));
        assertThat(look.retained(dropped)).isZero();
    }

    @Test
    void anObjectsFieldsTellWhetherItIsClosed() throws IOException {
        Item flag = sketch.object("java.util.concurrent.atomic.AtomicBoolean").with("value", 1);
        Item pool = sketch.object("app.Pool").with("control", 536_870_912).with("closed", flag);
        Item source = sketch.object("app.Source").with("pool", pool);
        Item open = sketch.object("app.Source");
        sketch.staticField("app.Main", "SOURCE", source);
        sketch.staticField("app.Main", "OPEN", open);
        File dump =
                new UncachedDump(sketch.write(directory.resolve("states.hprof")).toString());
        Heap heap = HeapFactory.createHeap(dump);
        Instance closed = heap.getInstanceByID(source.id());
        assertThat(new ObjectState(Map.of("pool.closed", "true")).matches(closed))
                .contains(true);
        assertThat(new ObjectState(Map.of("pool.control", ">=0")).matches(closed))
                .contains(true);
        assertThat(new ObjectState(Map.of("pool.control", "0|1")).matches(closed))
                .contains(false);
        assertThat(new ObjectState(Map.of("pool", "!null")).matches(closed)).contains(true);
        assertThat(new ObjectState(Map.of("pool.shutdown", "true")).matches(closed))
                .isEmpty();
        assertThat(new ObjectState(Map.of("pool", "null")).matches(heap.getInstanceByID(open.id())))
                .contains(true);
    }
}
