package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListTest {
    private static final Set<String> NAMES = Set.of("org/lib/A.class", "org/lib/B.class", "org/lib/Dispatcher.raw");

    @Test
    void keepsWhatJarsAndTheJdkHaveAndLeavesTheRest(@TempDir Path folder) throws IOException {
        Path noted = Files.writeString(folder.resolve("classes"), """
                # NOTE: Do not modify this file.
                java/lang/Object id: 0
                org/lib/A id: 11430
                app/OfADirectory id: 11431
                org/lib/Dispatcher id: 11432
                org/lib/B id: 7 super: 0 source: /tmp/plugins.jar
                @lambda-form-invoker [LF_RESOLVE] java.lang.invoke.Invokers$Holder
                @lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.BoundMethodHandle$Species_LLI
                java/lang/invoke/BoundMethodHandle$Species_LLI id: 11433
                @lambda-proxy org/lib/A get ()V
                @lambda-proxy app/OfADirectory get ()V
                @cp org/lib/A 1 2
                @cp org/lib/Dispatcher 1 2
                @something-new org/lib/A
                org/lib/""");
        assertThat(ClassList.of(List.of(noted), NAMES))
                .containsExactly(
                        "java/lang/Object", "org/lib/A", "@lambda-proxy org/lib/A get ()V", "@cp org/lib/A 1 2");
    }

    @Test
    void listsOfSeveralForksAreOne(@TempDir Path folder) throws IOException {
        Path first = Files.writeString(folder.resolve("1"), "java/lang/Object id: 0\norg/lib/A id: 1\n");
        Path second =
                Files.writeString(folder.resolve("2"), "java/lang/Object id: 0\norg/lib/B id: 1\norg/lib/A id: 2\n");
        assertThat(ClassList.of(List.of(first, second), NAMES))
                .containsExactly("java/lang/Object", "org/lib/A", "org/lib/B");
    }

    @Test
    void halfACharacterAtTheEndIsNoFault(@TempDir Path folder) throws IOException {
        Path noted = Files.write(folder.resolve("1"), new byte[] {'o', 'r', 'g', '/', (byte) 0xc3});
        assertThat(ClassList.of(List.of(noted), NAMES)).isEmpty();
    }
}
