package io.github.membudget.model.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot.StaticField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeapMessagesTest {
    private static final HeapQuery QUERY = new HeapQuery(
            7,
            Map.of("java.lang.String", 24.5),
            Set.of("com.acme.Pool"),
            Set.of("java.lang.ClassLoader"),
            Set.of("java.io.DeleteOnExitHook.files"),
            Map.of("pools", Set.of("com.acme.Pool", "com.acme.Connection")),
            Map.of("com.acme.Pool", Map.of("closed", "true")),
            Optional.of(new HeapQuery.Exhausted(Set.of("com.acme."))));

    private static final HeapFacts FACTS = new HeapFacts(
            List.of(
                    Holders.of("static-field", "com.acme.Cache.ROWS", 9, "HashMap (3) -> 3 x com.acme.Row", "a.B.ROWS"),
                    Holders.of("thread", "größe\t1 and the other 2 of its pool", 3, "Thread -> byte[]"),
                    Holders.of("thread-local", "main", 3, "ThreadLocal com.acme.Scratch.BUFFER -> byte[]"),
                    Holders.of(
                            "static-field",
                            "a.B.WEAK",
                            3,
                            "WeakHashMap (12) -> values that refer to their keys -> 12 x a.Ticket -> waiting in their reference queue"),
                    Holders.of("jni", "com.acme.Native", 2, "also in a.B.C, a.B.D -> com.acme.Native"),
                    Holders.of(
                            "several-roots",
                            "a method that ran",
                            2,
                            "com.acme.Row",
                            "a method that ran -> Thread -> … -> com.acme.Row",
                            "class com.acme.Rows -> com.acme.Row",
                            "thread 'main' -> com.acme.Row",
                            "native code (JNI) -> com.acme.Row"),
                    new Holder(
                            7,
                            Keeper.SeveralRoots.of(Optional.empty()),
                            Bytes.ZERO,
                            new HeapPath(List.of(new PathStep.FieldOfClass(new StaticField("a.B", "C"), 4))),
                            Bytes.ofMebibytes(1),
                            List.of(1L, Long.MAX_VALUE))),
            List.of(
                    Holders.kept(7, "com.acme.Pool", 3, Bytes.ofMebibytes(1), "", "", Bytes.ZERO),
                    Holders.kept(7, "com.acme.Pool", 3, Bytes.ZERO, "static field a.B.C", "com.acme.Pool", Bytes.ZERO)),
            Map.of("java.lang.ClassLoader", Set.of("com.acme.Loader")),
            List.of(new HeapFacts.Soft(7, "java.lang.ref.SoftReference", Bytes.ofMebibytes(4))),
            List.of(new HeapFacts.Together(7, "pools", Bytes.ofMebibytes(4), Bytes.ZERO)),
            Map.of(7L, Bytes.ofMebibytes(40)),
            List.of(new HeapFacts.States(
                    7,
                    "com.acme.Pool",
                    1,
                    2,
                    Optional.empty(),
                    Optional.of(Keeper.Field.of(StaticField.of("com.acme.Seen.SEEN"))))),
            List.of(new ContextCache(
                    7,
                    4,
                    Optional.of(32),
                    Optional.empty(),
                    List.of(new ContextCache.Difference("activeProfiles", 2, List.of("test", "dev"))))),
            List.of(new ExhaustedHeap(
                    7,
                    Bytes.ofMebibytes(40),
                    Optional.of(new StackFrame("com.acme.Row", "<init>", Optional.empty(), Optional.empty())),
                    Optional.of("main"),
                    List.of(Holders.of("local", "com.acme.LoadTest.loads:12", 9, "ArrayList (3) -> 3 x com.acme.Row")),
                    List.of(new ExhaustedHeap.EqualArrays(140, new Bytes(1_050_016))))));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertThat(HeapMessages.read(in(written(QUERY)), HeapQuery.class)).isEqualTo(QUERY);
        assertThat(HeapMessages.read(in(written(FACTS)), HeapFacts.class)).isEqualTo(FACTS);
        assertThat(HeapMessages.read(in(written(HeapFacts.NONE)), HeapFacts.class))
                .isEqualTo(HeapFacts.NONE);
    }

    @Test
    void oneMessageFollowsTheOther() throws Exception {
        HeapQuery.Sampled sampled = new HeapQuery.Sampled(List.of(
                new HeapQuery.At(80, "byte[]", Optional.of(12)),
                new HeapQuery.At(160, "com.acme.Row", Optional.empty())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HeapMessages.write(out, QUERY);
        HeapMessages.write(out, sampled);
        InputStream in = in(out.toByteArray());

        assertThat(HeapMessages.read(in, HeapQuery.class)).isEqualTo(QUERY);
        assertThat(HeapMessages.read(in, HeapQuery.Sampled.class)).isEqualTo(sampled);
    }

    @Test
    void anotherVersionIsNotUnderstood() throws Exception {
        byte[] written = written(QUERY);
        ByteBuffer.wrap(written).putInt(Integer.BYTES, 99);
        assertThatThrownBy(() -> HeapMessages.read(in(written), HeapQuery.class))
                .isInstanceOf(IOException.class)
                .hasMessage("the reader of heap dumps speaks version 99 of its format, not " + HeapMessages.VERSION);
    }

    @Test
    void whatEndsTooEarlyIsNotTakenForAll() throws Exception {
        byte[] written = written(FACTS);
        for (int length = 0; length < written.length; length++) {
            byte[] cut = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> HeapMessages.read(in(cut), HeapFacts.class))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a message of the reader of heap dumps ends too early");
        }
    }

    @Test
    void wordsAreNoMessage() {
        assertThatThrownBy(() ->
                        HeapMessages.read(in("java: not found".getBytes(StandardCharsets.UTF_8)), HeapFacts.class))
                .isInstanceOf(IOException.class)
                .hasMessage("this is no message of the reader of heap dumps");
    }

    @Test
    void whatGoesOnAtItsEndIsDamaged() throws Exception {
        byte[] written = written(FACTS);
        written[written.length - 1]++;
        assertThatThrownBy(() -> HeapMessages.read(in(written), HeapFacts.class))
                .isInstanceOf(IOException.class)
                .hasMessage("a message of the reader of heap dumps is damaged");
    }

    private static byte[] written(Record message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HeapMessages.write(out, message);
        return out.toByteArray();
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
