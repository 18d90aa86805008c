package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.OutOfMemory.Exhausted;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TapOutOfMemoryTest {
    private static final String TRACE = """
            java.lang.IllegalStateException: x
            \tat a.B.c(B.java:3)
            Caused by: java.lang.OutOfMemoryError: Java heap space
            \tat a.B.d(B.java:4)
            """;

    private static Optional<OutOfMemory> of(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return TapOutOfMemory.in(thrown.getMessage(), trace.toString())
                .map(error -> OutOfMemory.read(error.words(), error.thrower()));
    }

    @Test
    void itselfItsCausesAndWhatItSuppressedCount() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        RuntimeException suppressing = new RuntimeException("x");
        suppressing.addSuppressed(error);
        for (Throwable thrown : new Throwable[] {
            error,
            new ExecutionException(error),
            new ExceptionInInitializerError(error),
            new AssertionError("a\nb", error),
            suppressing
        }) {
            assertThat(of(thrown)).as(thrown.toString()).contains(OutOfMemory.read(error.toString()));
        }
    }

    @Test
    void aMessageThatMentionsItDoesNot() {
        assertThat(of(new AssertionError("expected: <java.lang.OutOfMemoryError: Java heap space>")))
                .isEmpty();
        assertThat(of(new AssertionError(TRACE))).isEmpty();
        assertThat(of(new AssertionError("\njava.lang.OutOfMemoryError: x\n\tat a.B.c(B.java:1)")))
                .isEmpty();
        assertThat(of(new RuntimeException(
                        "x", new IllegalStateException("\nCaused by: java.lang.OutOfMemoryError: x"))))
                .isEmpty();
    }

    /** Surefire puts the lines of such a message below the type. */
    @Test
    void aMessageOfSeveralLinesBelongsToItsError() {
        assertThat(TapOutOfMemory.in("a\nb", "java.lang.OutOfMemoryError: \na\nb\n\tat it.ATest.one(ATest.java:7)"))
                .contains(new TapOutOfMemory(
                        "java.lang.OutOfMemoryError: a",
                        Optional.of("it.ATest.one"),
                        Optional.empty(),
                        Optional.of("it.ATest.one:7")));
    }

    @Test
    void whoThrewItTellsTheProgramsErrorFromTheJdks() {
        assertThat(of(new OutOfMemoryError("Cannot reserve a seat")).map(OutOfMemory::kind))
                .contains(Exhausted.NOTHING);
        assertThat(of(new RuntimeException("x", new OutOfMemoryError("too many rows")))
                        .map(OutOfMemory::kind))
                .as("its frames are those of the exception around it")
                .contains(Exhausted.NOTHING);
        assertThat(TapOutOfMemory.in(null, """
                        java.lang.OutOfMemoryError: Cannot reserve 9 bytes of direct buffer memory (limit: 8)
                        \tat java.base/java.nio.Bits.reserveMemory(Bits.java:178)""").map(TapOutOfMemory::thrower))
                .contains(Optional.of("java.nio.Bits.reserveMemory"));
        assertThat(OutOfMemory.read(
                                "java.lang.OutOfMemoryError: Cannot reserve 9 bytes of direct buffer memory",
                                Optional.of("java.nio.Bits.reserveMemory"))
                        .kind())
                .isEqualTo(Exhausted.DIRECT_BUFFERS);
    }

    @Test
    void anErrorThatEndsAThreadIsFoundInWhatTheForkPrints() {
        TapUncaught printed = new TapUncaught();
        assertThat(printed.hear("java.lang.OutOfMemoryError: Java heap space")).isEmpty();
        assertThat(printed.hear("\tat it.A.b(A.java:1)")).isEmpty();
        assertThat(printed.hear("Exception in thread \"loader \"1\"\" ")).isEmpty();
        assertThat(printed.hear("java.lang.OutOfMemoryError: Java heap space")).isEmpty();
        assertThat(printed.hear("\tat it.A.b(A.java:1)\n")).contains(uncaught("it.A.b", Optional.of("it.A.b:1")));
        assertThat(printed.hear("\tat it.A.c(A.java:2)\n")).as("told").isEmpty();
    }

    private static TapOutOfMemory uncaught(String thrower, Optional<String> at) {
        return new TapOutOfMemory(
                "java.lang.OutOfMemoryError: Java heap space", Optional.of(thrower), Optional.of("loader \"1\""), at);
    }

    @Test
    void whereItIsNotTheJdksIsToldAsSoonAsItIsKnown() {
        TapUncaught printed = new TapUncaught();
        assertThat(printed.hear("Exception in thread \"loader \"1\"\" java.lang.OutOfMemoryError: Java heap space"))
                .isEmpty();
        assertThat(printed.hear("\tat java.base/java.util.Arrays.copyOf(Arrays.java:3541)"))
                .contains(uncaught("java.util.Arrays.copyOf", Optional.empty()));
        assertThat(printed.hear("\tat java.base/java.util.ArrayList.grow(ArrayList.java:237)"))
                .isEmpty();
        assertThat(printed.hear("\tat app//it.Loader.lambda$load$0(Loader.java:12)"))
                .contains(uncaught("java.util.Arrays.copyOf", Optional.of("it.Loader.lambda$load$0:12")));
    }
}
