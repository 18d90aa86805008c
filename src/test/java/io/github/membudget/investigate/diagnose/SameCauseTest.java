package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Holders;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameCauseTest {
    @Test
    void theSameFieldInSeveralClassLoadersIsOneCause() {
        assertThat(SameCause.together(List.of(
                        Holders.of("static-field", "acme.Meta.CACHE", 3, "HashMap (10)"),
                        Holders.of("static-field", "acme.Other.CACHE", 4, "HashMap"),
                        Holders.of("static-field", "acme.Meta.CACHE", 2, "HashMap (7)"))))
                .containsExactly(
                        Holders.of("static-field", "acme.Meta.CACHE", 5, "HashMap (10), in 2 class loaders"),
                        Holders.of("static-field", "acme.Other.CACHE", 4, "HashMap"));
    }

    @Test
    void whatAllThreadsOfAPoolHoldAlikeIsOneCause() {
        assertThat(SameCause.together(List.of(
                        Holders.of("thread-local", "pool-1-thread-1", 3, "byte[] (1,024)"),
                        Holders.of("thread-local", "pool-1-thread-12", 3, "byte[] (2,048)"),
                        Holders.of("thread-local", "worker", 1, "byte[] (1,024)"))))
                .containsExactly(
                        Holders.of("thread-local", "pool-1-thread-1 and 1 more like it", 6, "byte[] (1,024)"),
                        Holders.of("thread-local", "worker", 1, "byte[] (1,024)"));
    }

    @Test
    void threadsOfOneKindMayHaveNamesOfTheirOwn() {
        List<Holder> together = SameCause.together(List.of(
                Holders.of("thread", "mail-1", 3, "Thread -> acme.Ticker -> char[]"),
                Holders.of("thread", "mail-2", 2, "Thread -> acme.Ticker -> char[]"),
                Holders.of("thread", "web", 2, "Thread -> acme.Ticker -> char[]"),
                Holders.of("thread", "other", 1, "Thread -> char[]")));

        assertThat(together)
                .extracting(HolderNotation::root)
                .containsExactly("thread 'mail-1' and 2 more like it", "thread 'other'");
        assertThat(together.get(0).keeper()).isEqualTo(new Keeper.Threads("mail-1", 0, 2, List.of("web")));
        assertThat(SameCause.isLeft(together.get(0), left("mail-2 (WAITING)"))).isTrue();
        assertThat(SameCause.isLeft(together.get(0), left("web (WAITING)"))).isTrue();
        assertThat(SameCause.isLeft(together.get(0), left("other (WAITING)"))).isFalse();
    }

    @Test
    void allObjectsOfOneLibraryThatSeveralRootsReachAreOneCause() {
        Holder field = Holders.of("static-field", "acme.Meta.CACHE", 3, "HashMap (10)");
        List<Holder> all = SameCause.ofOneLibrary(
                List.of(
                        Holders.of("several-roots", "thread 'main'", 3, "lib.Pool", "thread 'main' -> lib.Pool"),
                        field,
                        Holders.of("several-roots", "", 2, "lib.Queue", "static field lib.A.B -> lib.Queue")),
                Samples.rule("hikaricp-pool-open"));

        assertThat(all).hasSize(2).contains(field);
        assertThat(HolderNotation.path(all.get(0))).isEqualTo("lib.Pool, and 1 more like it");
        assertThat(all.get(0).keeper())
                .isInstanceOfSatisfying(Keeper.SeveralRoots.class, several -> assertThat(several.ways())
                        .hasSize(2));
    }

    private static ClassFacts.Left left(String thread) {
        return new ClassFacts.Left(LeftoverKind.THREAD, thread, false);
    }
}
