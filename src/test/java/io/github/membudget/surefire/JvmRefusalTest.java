package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JvmRefusalTest {
    private static final ForkJvm OWN =
            new ForkJvm(new File(System.getProperty("java.home"), "bin/java"), Optional.empty());

    @Test
    void tellsTheJvmsOwnWords() {
        assertThat(refusal("-Da=b -XX:+NoSuchOption", Map.of()))
                .hasValueSatisfying(words -> assertThat(words).startsWith("Unrecognized VM option 'NoSuchOption'"));
        assertThat(refusal("@{argLine}", Map.of()))
                .hasValueSatisfying(words -> assertThat(words).contains("{argLine}"));
    }

    @Test
    void asksWithTheForksVariables() {
        assertThat(refusal("", Map.of("JAVA_TOOL_OPTIONS", "-XX:+NoSuchOption")))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("NoSuchOption").doesNotContain("Picked up"));
    }

    @Test
    void aJavaThatStartsHasNotRefused() {
        assertThat(refusal("-Da=b \"-Dc=d e\" -Dfork=${surefire.forkNumber}", Map.of()))
                .isEmpty();
    }

    private static Optional<String> refusal(String arguments, Map<String, String> variables) {
        return JvmRefusal.of(OWN, arguments, variables, Path.of("."));
    }
}
