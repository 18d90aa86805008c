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

    @Test
    void showsTheArgumentsWithoutSystemProperties() {
        assertThat(refusal("-Dsecret=x \"-Dother=y z\" -Xmx64m -XX:+NoSuchOption", Map.of()))
                .hasValueSatisfying(words -> assertThat(words).endsWith("\nIts arguments: -Xmx64m -XX:+NoSuchOption"));
    }

    @Test
    void aDebuggersPortIsTakenByTheOtherFork() {
        String arguments = "-ea -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 -Xmx64m";
        assertThat(JvmRefusal.ofDebugger(arguments, 2))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("address *:5005").contains("forkCount"));
        assertThat(JvmRefusal.ofDebugger(arguments, 1)).isEmpty();
        assertThat(JvmRefusal.ofDebugger("-ea", 2)).isEmpty();
    }

    private static Optional<String> refusal(String arguments, Map<String, String> variables) {
        return JvmRefusal.of(OWN, arguments, variables, Path.of("."));
    }
}
