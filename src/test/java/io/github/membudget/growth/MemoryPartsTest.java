package io.github.membudget.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.MemoryAtEnd.Kind;
import io.github.membudget.model.MemoryAtEnd.Part;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.model.ResidentMemory.Collected;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryPartsTest {
    private static HeapSnapshot snapshot(String name, int malloc, int other, Map<String, Bytes> counted) {
        return new HeapSnapshot(name, List.of(), mib(5), Optional.empty(), Map.of())
                .with(new ResidentMemory(
                        mib(12),
                        mib(30),
                        mib(4),
                        mib(malloc),
                        mib(other),
                        Optional.of(mib(7)),
                        Collected.NOTHING,
                        3,
                        Optional.empty(),
                        counted));
    }

    private static Bytes mib(int mebibytes) {
        return Bytes.ofMebibytes(mebibytes);
    }

    @Test
    void whatTheJvmCommittedAndNeverTouchedIsNotCounted() {
        Map<String, Bytes> before = Map.of("GC", mib(400), "Metaspace", mib(8), "Symbol", mib(2));
        Map<String, Bytes> after = Map.of("GC", mib(400), "Metaspace", mib(30), "Symbol", mib(9));
        LiveSet set = new LiveSet(
                7, List.of(snapshot("", 10, 20, before), snapshot("acme.ATest", 60, 45, after)), Optional.empty());

        MemoryAtEnd memory = MemoryParts.of(set, List.of()).orElseThrow();

        assertThat(memory.parts())
                .containsExactly(
                        new Part(Kind.HEAP_LIVE, mib(5)),
                        new Part(Kind.HEAP_FREE, mib(7)),
                        new Part(Kind.METASPACE, mib(30)),
                        new Part(Kind.MAPPED_FILES, mib(4)),
                        new Part(Kind.LIBRARIES, mib(30)),
                        new Part(Kind.SYMBOLS, mib(9)),
                        new Part(Kind.JVM_OTHER, mib(20)),
                        new Part(Kind.FREED_BY_MALLOC, mib(7)),
                        new Part(Kind.OTHER_NATIVE, mib(46)));
        assertThat(memory.parts().stream().map(Part::bytes).reduce(Bytes.ZERO, Bytes::plus))
                .isEqualTo(memory.rss());
        assertThat(memory.ofJvm()).isEqualTo(mib(59));
    }

    @Test
    void aJvmThatDoesNotCountSaysNothing() {
        LiveSet set = new LiveSet(7, List.of(snapshot("", 10, 20, Map.of())), Optional.empty());
        assertThat(MemoryParts.of(set, List.of())).isEmpty();
    }

    @Test
    @SuppressWarnings("EnumOrdinal")
    void ofAJvmThatDoesNotCountTheListenersFiguresAreTaken() {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[ForkFigure.RSS_AFTER.ordinal()] = mib(100).value();
        figures[ForkFigure.METASPACE.ordinal()] = mib(10).value();
        ClassFacts end =
                new ClassFacts("acme.ATest", 7, 0, 1, List.of(), new InFork(0, 1, false, true, figures), List.of());
        HeapSnapshot last = new HeapSnapshot("acme.ATest", List.of(), mib(30), Optional.of(mib(50)), Map.of());

        MemoryAtEnd memory = MemoryParts.of(new LiveSet(7, List.of(last), Optional.empty()), List.of(end))
                .orElseThrow();

        assertThat(memory.rss()).isEqualTo(mib(100));
        assertThat(memory.parts())
                .containsExactly(
                        new Part(Kind.HEAP_LIVE, mib(30)),
                        new Part(Kind.HEAP_FREE, mib(20)),
                        new Part(Kind.METASPACE, mib(10)),
                        new Part(Kind.OTHER_NATIVE, mib(40)));
        assertThat(memory.countsJvm()).isFalse();
    }
}
