package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LeftKind;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameCauseTest {
    @Test
    void theSameFieldInSeveralClassLoadersIsOneCause() {
        assertThat(SameCause.together(List.of(
                        holder("static-field", "acme.Meta.CACHE", 3, "HashMap (10)"),
                        holder("static-field", "acme.Other.CACHE", 4, "HashMap"),
                        holder("static-field", "acme.Meta.CACHE", 2, "HashMap (7)"))))
                .containsExactly(
                        holder("static-field", "acme.Meta.CACHE", 5, "HashMap (10), in 2 class loaders"),
                        holder("static-field", "acme.Other.CACHE", 4, "HashMap"));
    }

    @Test
    void whatAllThreadsOfAPoolHoldAlikeIsOneCause() {
        assertThat(SameCause.together(List.of(
                        holder("thread-local", "pool-1-thread-1", 3, "byte[] (1,024)"),
                        holder("thread-local", "pool-1-thread-12", 3, "byte[] (2,048)"),
                        holder("thread-local", "worker", 1, "byte[] (1,024)"))))
                .containsExactly(
                        holder("thread-local", "pool-1-thread-1 and 1 more like it", 6, "byte[] (1,024)"),
                        holder("thread-local", "worker", 1, "byte[] (1,024)"));
    }

    @Test
    void theClassThatDeclaresAThreadLocalOrAnotherFieldOwnsWhatItHas() {
        assertThat(holder("thread-local", "main", 3, "ThreadLocal acme.LocalTest$In.SCRATCH -> acme.Page -> byte[]")
                        .owners())
                .containsExactlyInAnyOrder("acme.LocalTest", "acme.Page");
        assertThat(holder("static-field", "acme.A.LIST", 3, "also in acme.B.LIST, acme.C.LIST -> ArrayList (2)")
                        .owners())
                .containsExactlyInAnyOrder("acme.A", "acme.B", "acme.C");
    }

    @Test
    void threadsOfOneKindMayHaveNamesOfTheirOwn() {
        List<Holder> together = SameCause.together(List.of(
                holder("thread", "mail-1", 3, "Thread -> acme.Ticker -> char[]"),
                holder("thread", "mail-2", 2, "Thread -> acme.Ticker -> char[]"),
                holder("thread", "web", 2, "Thread -> acme.Ticker -> char[]"),
                holder("thread", "other", 1, "Thread -> char[]")));

        assertThat(together)
                .extracting(HolderNotation::root)
                .containsExactly("thread 'mail-1' and 2 more like it", "thread 'other'");
        assertThat(SameCause.isLeft(together.get(0), left("mail-2 (WAITING)"))).isTrue();
        assertThat(SameCause.isLeft(together.get(0), left("web (WAITING)"))).isTrue();
        assertThat(SameCause.isLeft(together.get(0), left("other (WAITING)"))).isFalse();
    }

    private static ClassFacts.Left left(String thread) {
        return new ClassFacts.Left(LeftKind.THREAD, thread, false);
    }

    private static Holder holder(String kind, String name, long mebibytes, String path) {
        return Holders.of(1, kind, name, Bytes.ofMebibytes(mebibytes), path, Bytes.ZERO, List.of(), List.of());
    }
}
