package io.github.membudget.model.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolderTest {
    @Test
    void theClassThatDeclaresAThreadLocalOrAnotherFieldOwnsWhatItHas() {
        assertThat(Holders.of("thread-local", "main", 3, "ThreadLocal acme.LocalTest$In.SCRATCH -> acme.Page -> byte[]")
                        .owners())
                .containsExactlyInAnyOrder("acme.LocalTest", "acme.Page");
        assertThat(Holders.of("static-field", "acme.A.LIST", 3, "also in acme.B.LIST, acme.C.LIST -> ArrayList (2)")
                        .owners())
                .containsExactlyInAnyOrder("acme.A", "acme.B", "acme.C");
    }

    @Test
    void theClassesOfFieldsThatAreAlikeOwnWhatTheyHave() {
        assertThat(Holders.of(
                                "static-field",
                                "acme.ATest.ROWS",
                                9,
                                "ArrayList (9)",
                                "acme.BTest.ROWS",
                                "acme.T$Old.ROWS")
                        .owners())
                .containsExactlyInAnyOrder("acme.ATest", "acme.BTest", "acme.T");
    }

    @Test
    void oneArrayIsAllThatThereIs() {
        assertThat(Holders.of("static-field", "acme.A.IMAGE", 3, "byte[]").isOneArray())
                .isTrue();
        assertThat(Holders.of("static-field", "acme.A.IMAGE", 3, "byte[], in 2 class loaders")
                        .isOneArray())
                .isFalse();
        assertThat(Holders.of("static-field", "acme.A.IMAGE", 3, "acme.Image -> byte[]")
                        .isOneArray())
                .isFalse();
    }

    @Test
    void aPathCountsWhatLiesOnIt() {
        assertThat(Holders.path("HashMap (1,204) -> 26 x acme.Row -> byte[]").elements())
                .isEqualTo(1204);
        assertThat(Holders.path("acme.Row -> byte[]").elements()).isZero();
        assertThat(Holders.path("400 x acme.Cell -> byte[]").beginsWithSeveral())
                .isTrue();
        assertThat(Holders.path("ArrayList (400) -> 400 x acme.Cell").beginsWithSeveral())
                .isFalse();
    }

    @Test
    void anArrayThatIsCopiedAsItGrowsStandsBehindWhatCopiesIt() {
        assertThat(Holders.path("java.io.ByteArrayOutputStream -> byte[]").endsWithCopiedArray())
                .isTrue();
        assertThat(Holders.path("ArrayList (2) -> StringBuilder -> byte[]").endsWithCopiedArray())
                .isTrue();
        assertThat(Holders.path("ArrayList (2) -> 2 x StringBuilder -> byte[]").endsWithCopiedArray())
                .as("two arrays")
                .isFalse();
        assertThat(Holders.path("StringBuilder -> 2 x byte[]").endsWithCopiedArray())
                .isFalse();
        assertThat(Holders.path("byte[]").endsWithCopiedArray()).isFalse();
    }
}
