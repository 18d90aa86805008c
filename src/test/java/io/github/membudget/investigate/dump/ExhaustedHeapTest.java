package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import acme.FullHeapPlants;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.StackFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What filled a heap, out of the dump that the JVM itself wrote when an allocation failed. */
class ExhaustedHeapTest {
    private static final String PLANTS = FullHeapPlants.class.getName();
    private static final Bytes MUCH = Bytes.ofMebibytes(10);

    @TempDir
    private Path directory = Path.of("");

    private ExhaustedHeap read(String plant) throws Exception {
        Path dump = directory.resolve(plant + ".hprof");
        HeapReaderMainTest.run(
                List.of(
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:+HeapDumpOnOutOfMemoryError",
                        "-XX:HeapDumpPath=" + dump,
                        PLANTS,
                        plant),
                directory);
        HeapQuery query = HeapQuery.ofHolders(7).with(new HeapQuery.Exhausted(Set.of("acme.")));
        List<ExhaustedHeap> found =
                HeapReaderMainTest.look(dump, query, List::of).exhausted();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static StackFrame frame(Holder holder) {
        assertThat(holder.keeper()).isInstanceOf(Keeper.Local.class);
        return ((Keeper.Local) holder.keeper()).frame();
    }

    @Test
    void aLocalIsTheOutermostOwnMethodsThatRefersToIt() throws Exception {
        ExhaustedHeap heap = read("local");
        Holder first = heap.holders().get(0);
        assertThat(frame(first).qualified()).isEqualTo(PLANTS + ".local");
        assertThat(frame(first).file()).contains("FullHeapPlants.java");
        assertThat(frame(first).line()).isPresent();
        assertThat(first.all().exceeds(MUCH)).isTrue();
        assertThat(HeapNotation.of(first.path())).contains(" x " + PLANTS + "$Row -> byte[]");
        assertThat(heap.failedAt().map(StackFrame::qualified)).contains(PLANTS + "$Row.<init>");
        assertThat(heap.thread()).contains("main");
        assertThat(heap.live().exceeds(first.all())).isTrue();
    }

    @Test
    void aFieldIsReachedByTheObjectWhoseMethodRan() throws Exception {
        Holder first = read("field").holders().get(0);
        assertThat(frame(first).type()).isEqualTo(PLANTS);
        assertThat(HeapNotation.of(first.path())).startsWith(PLANTS + " -> ArrayList");
    }

    @Test
    void whatTheJdksMethodsReferToIsTheirCallers() throws Exception {
        ExhaustedHeap heap = read("text");
        Holder first = heap.holders().get(0);
        assertThat(frame(first).qualified()).isEqualTo(PLANTS + ".text");
        assertThat(HeapNotation.of(first.path())).isEqualTo("StringBuilder -> byte[]");
        assertThat(heap.arrays().get(0).bytes().value())
                .isGreaterThan(Bytes.ofMebibytes(1).value());
        assertThat(heap.arrays().get(0).count()).isOne();
    }

    @Test
    void whatWorkersOfAParallelStreamHoldIsTold() throws Exception {
        ExhaustedHeap heap = read("parallel");
        Bytes all = heap.holders().stream().map(Holder::all).reduce(Bytes.ZERO, Bytes::plus);
        assertThat(all.exceeds(MUCH)).isTrue();
        assertThat(heap.live().exceeds(all)).isTrue();
    }
}
