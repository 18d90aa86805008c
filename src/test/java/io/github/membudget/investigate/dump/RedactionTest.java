package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

class RedactionTest {
    private static final String CANARY = "canary-7f3a";
    private static final String SECRETS = SecretPlants.class.getName();

    @TempDir
    private Path directory = Path.of("");

    private Path dump(String program, String... options) throws Exception {
        Path dump = directory.resolve("heap.hprof");
        Stream.Builder<String> arguments = Stream.builder();
        List.of(options).forEach(arguments);
        arguments.add(program).add(dump.toString());
        HeapReaderMainTest.run(arguments.build().toList(), directory);
        return dump;
    }

    private Path redacted(Path dump) throws IOException {
        Path copy = Files.createFile(directory.resolve("redacted.hprof"));
        Redaction.main(new String[] {dump.toString(), copy.toString()});
        return copy;
    }

    private static boolean holds(byte[] content, byte[] searched) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .contains(new String(searched, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:-UseCompressedOops", "-XX:-CompactStrings"})
    void holdsNoValueOfArraysStringsFieldsOrLiterals(String option) throws Exception {
        Path dump = dump(SECRETS, option, "-Dsecret=" + CANARY);
        byte[] raw = Files.readAllBytes(dump);
        byte[] copy = Files.readAllBytes(redacted(dump));
        assertThat(copy).hasSameSizeAs(raw);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(holds(copy, CANARY.getBytes(charset))).as(charset.name()).isFalse();
        }
        List<byte[]> secrets = List.of(
                CANARY.getBytes(StandardCharsets.UTF_8),
                // The symbol table has the code's literals.
                SecretPlants.LITERAL.getBytes(StandardCharsets.UTF_8),
                ByteBuffer.allocate(Long.BYTES).putLong(0x3f5a3c1122334455L).array(),
                ByteBuffer.allocate(Integer.BYTES).putInt(0x12345678).array(),
                ByteBuffer.allocate(Integer.BYTES)
                        .putInt((CANARY + "!").hashCode())
                        .array());
        for (byte[] secret : secrets) {
            assertThat(holds(raw, secret)).isTrue();
            assertThat(holds(copy, secret)).isFalse();
        }
    }

    @Test
    void isReadAsBeforeByClassesCountsSizesAndReferences() throws Exception {
        Path dump = dump(SECRETS, "-Dsecret=" + CANARY);
        Path copy = redacted(dump);
        assertThat(counts(copy)).isEqualTo(counts(dump)).hasSizeGreaterThan(300);
        Heap heap = HeapFactory.createHeap(copy.toFile());
        Instance cards = (Instance) heap.getJavaClassByName(SECRETS).getValueOfStaticField("CARDS");
        assertThat(cards.getValueOfField("size")).isEqualTo(3);
        Instance card = (Instance)
                heap.getJavaClassByName(SECRETS + "$Card").getInstances().get(0);
        assertThat(card.getValueOfField("self")).isEqualTo(card);
        assertThat(card.getValueOfField("pin")).isEqualTo(0);
        assertThat(card.getValueOfField("account")).isEqualTo(0L);
        Instance name = (Instance) card.getValueOfField("name");
        assertThat(((PrimitiveArrayInstance) name.getValueOfField("value")).getLength())
                .isEqualTo(CANARY.length() + 1);
    }

    private static Map<String, Long> counts(Path dump) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Object each : HeapFactory.createHeap(dump.toFile()).getAllClasses()) {
            JavaClass type = (JavaClass) each;
            counts.merge(type.getName() + " instances", (long) type.getInstancesCount(), Long::sum);
            counts.merge(type.getName() + " bytes", type.getAllInstancesSize(), Long::sum);
        }
        return counts;
    }

    @Test
    void holdersAreTheSame() throws Exception {
        Path dump = dump(HeapPlants.class.getName());
        List<Holder> before = holders(dump);
        assertThat(before).hasSizeGreaterThan(3);
        assertThat(holders(redacted(dump))).containsExactlyElementsOf(before);
    }

    /** Static fields: threads have lost their names. */
    private static List<Holder> holders(Path dump) throws IOException {
        return HeapReaderMainTest.look(dump, HeapQuery.ofHolders(7), List::of).holders().stream()
                .filter(holder -> holder.keeper() instanceof Keeper.Field)
                .toList();
    }

    @Test
    void whatIsNotUnderstoodIsNotCopied() throws Exception {
        byte[] whole = Files.readAllBytes(dump(SECRETS));
        Path copy = directory.resolve("redacted.hprof");
        Path cut = Files.write(directory.resolve("cut.hprof"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Redaction.main(new String[] {cut.toString(), copy.toString()}))
                .isInstanceOf(EOFException.class);
        byte[] strange = Arrays.copyOf(whole, whole.length + 9);
        strange[whole.length] = 0x77;
        Path other = Files.write(directory.resolve("other.hprof"), strange);
        assertThatThrownBy(() -> Redaction.main(new String[] {other.toString(), copy.toString()}))
                .isInstanceOf(IOException.class)
                .hasMessage("unknown record 119 in the heap dump");
        assertThat(copy).doesNotExist();
    }
}
