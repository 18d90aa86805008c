package io.github.membudget.model.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of users are held against what stands here. */
class HolderNotationTest {
    @Test
    void eachKeeperHasItsWords() {
        assertThat(HolderNotation.root(Holders.of("static-field", "acme.A.ROWS", 1, "ArrayList (9)", "acme.B.ROWS")))
                .isEqualTo("static field acme.A.ROWS and 1 like it in other classes");
        assertThat(HolderNotation.root(Holders.of("thread", "worker-1 and the other of its pool", 1, "byte[]")))
                .isEqualTo("thread 'worker-1' and the other of its pool");
        assertThat(HolderNotation.root(Holders.of("thread-local", "main and 3 more like it", 1, "byte[]")))
                .isEqualTo("a thread local of thread 'main' and 3 more like it");
        assertThat(HolderNotation.root(Holders.of("jni", "acme.Native", 1, "acme.Native")))
                .isEqualTo("native code (JNI), which refers to an acme.Native,");
    }

    @Test
    void ofSeveralRootsTheNearestAndThreeMoreAreNamed() {
        String a = "static field acme.A.ALL";
        String b = "thread 'main'";
        assertThat(HolderNotation.root(
                        Holders.of("several-roots", a, 1, "HashMap (2)", a + " -> HashMap", b + " -> HashMap")))
                .isEqualTo("a HashMap that static field acme.A.ALL and thread 'main' reach");
        String c = "static field acme.C.ALL";
        assertThat(HolderNotation.root(Holders.of(
                        "several-roots", c, 1, "HashMap (2)", a + " -> HashMap", b + " -> HashMap", c + " -> HashMap")))
                .isEqualTo("a HashMap that static field acme.C.ALL, static field acme.A.ALL and thread 'main' reach");
        assertThat(HolderNotation.root(Holders.of("several-roots", a, 1, "400 x acme.Cell", a + " -> acme.Cell")))
                .isEqualTo("400 x acme.Cell that static field acme.A.ALL and others reach");
        assertThat(HolderNotation.root(Holders.of("several-roots", "", 1, "acme.Cell")))
                .isEqualTo("an acme.Cell");
    }

    @Test
    void aMethodThatRanIsToldByWhatItRefersTo() {
        String running = "a method that ran";
        assertThat(HolderNotation.root(Holders.of(
                        "several-roots", running, 1, "byte[]", running + " -> Thread -> acme.Server -> byte[]")))
                .isEqualTo("a byte[] that acme.Server and others reach");
    }

    @Test
    void whatWasWrittenCanBeMadeOutOfItsWords() {
        for (String words : List.of(
                "HashMap (1,204) -> 1,204 x acme.Row -> byte[]",
                "also in acme.B.LIST, acme.C.LIST -> ArrayList (2)",
                "ThreadLocal acme.Scratch.BUFFER -> String[]",
                "Thread -> … -> acme.Row")) {
            assertThat(HeapNotation.of(Holders.path(words))).isEqualTo(words);
        }
    }
}
