package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

class DumpScanTest {
    private static final String PLANTS = HeapPlants.class.getName();

    @TempDir
    private Path directory = Path.of("");

    /** Everything that a scan tells. */
    private static final class Told implements DumpScan.Visitor {
        final Map<Long, Long> instances = new HashMap<>();
        final Map<Long, Integer> arrays = new HashMap<>();
        final Map<Long, List<Long>> references = new HashMap<>();
        private List<Long> last = new ArrayList<>();

        private void begin(long id) {
            last = new ArrayList<>();
            references.put(id, last);
        }

        @Override
        public void instance(long id, long type, int length) {
            instances.merge(type, 1L, Long::sum);
            begin(id);
        }

        @Override
        public void objects(long id, int length) {
            arrays.put(id, length);
            begin(id);
        }

        @Override
        public void primitives(long id, int length, int elementBytes) {
            arrays.put(id, length);
            begin(id);
        }

        @Override
        public void reference(long id) {
            last.add(id);
        }
    }

    private Path dump(String... options) throws Exception {
        Path dump = directory.resolve("heap.hprof");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(PLANTS, dump.toString()));
        HeapReaderMainTest.run(arguments, directory);
        return dump;
    }

    private static Told scan(Path dump, Set<Long> weak) throws IOException {
        DumpScan.Layouts layouts = new DumpScan.Layouts(weak, Set.of(), Set.of());
        File file = dump.toFile();
        DumpScan.run(file, layouts, false, new Told());
        Told told = new Told();
        DumpScan.run(file, layouts, true, told);
        return told;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:-UseCompressedOops", "-XX:+UseZGC"})
    void seesEveryObjectThatTheLibrarySees(String option) throws Exception {
        Path dump = dump(option);
        Told told = scan(dump, Set.of());
        Heap heap = HeapFactory.createHeap(dump.toFile());
        int types = 0;
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            Long counted = told.instances.get(type.getJavaClassId());
            if (counted != null && !type.getName().equals("java.lang.Class")) {
                assertThat(counted).as(type.getName()).isEqualTo(type.getInstancesCount());
                types++;
            }
        }
        assertThat(types).isGreaterThan(100);
        for (long id : told.arrays.keySet()) {
            assertThat(heap.getInstanceByID(id)).isNotNull();
        }
    }

    @Test
    void tellsTheReferencesOfFieldsOfAllSuperclassesAndOfArrays() throws Exception {
        Path dump = dump();
        Told told = scan(dump, Set.of());
        Heap heap = HeapFactory.createHeap(dump.toFile());
        JavaClass tree = heap.getJavaClassByName(PLANTS + "$Tree");
        assertThat(tree.getInstancesCount()).isEqualTo(3 * 5461);
        for (Object each : tree.getInstances()) {
            Instance node = (Instance) each;
            assertThat(told.references.get(node.getInstanceId()))
                    .containsExactlyInAnyOrder(id(node, "parent"), id(node, "children"), id(node, "text"));
            Instance list = (Instance) node.getValueOfField("children");
            Instance elements = (Instance) list.getValueOfField("elementData");
            // modCount and size stand between: only elementData refers to something.
            assertThat(told.references.get(list.getInstanceId())).containsExactly(elements.getInstanceId());
        }
        // All references of a SoftReference stand in Reference, after numbers of its own.
        Instance soft = (Instance) heap.getJavaClassByName(PLANTS).getValueOfStaticField("SOFT");
        assertThat(told.references.get(soft.getInstanceId()))
                .containsExactlyInAnyOrder(
                        id(soft, "referent"), id(soft, "queue"), id(soft, "next"), id(soft, "discovered"));
    }

    private static long id(Instance of, String field) {
        return of.getValueOfField(field) instanceof Instance instance ? instance.getInstanceId() : 0;
    }

    @Test
    void aReferentIsNoReferenceOfAWeakOne() throws Exception {
        Path dump = dump();
        Heap heap = HeapFactory.createHeap(dump.toFile());
        JavaClass soft = heap.getJavaClassByName("java.lang.ref.SoftReference");
        Instance reference = (Instance) heap.getJavaClassByName(PLANTS).getValueOfStaticField("SOFT");
        long referent = id(reference, "referent");
        assertThat(referent).isNotZero();
        assertThat(scan(dump, Set.of()).references.get(reference.getInstanceId()))
                .contains(referent);
        Told told = scan(dump, new HashSet<>(Set.of(soft.getJavaClassId())));
        assertThat(told.references.get(reference.getInstanceId())).doesNotContain(referent);
    }

    @Test
    void aDumpThatWasCutShortIsAnErrorInWords() throws Exception {
        byte[] whole = Files.readAllBytes(dump());
        Path cut = directory.resolve("cut.hprof");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> scan(cut, Set.of())).isInstanceOf(EOFException.class);
    }
}
