package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @Test
    void hasTheSizeThatItTells() {
        assertThat(Terminal.size("50 132\n", Map.of("COLUMNS", "80"))).isEqualTo(new Terminal.Size(50, 132));
    }

    @Test
    void hasTheSizeThatTheEnvironmentTellsWhereItDoesNotKnow() {
        assertThat(Terminal.size("0 0\n", Map.of("COLUMNS", "132", "LINES", "50")))
                .isEqualTo(new Terminal.Size(50, 132));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "stty: unknown", "-1 -1", "999999999999 1"})
    void isTakenForAUsualOneWhereNobodyKnows(String answer) {
        assertThat(Terminal.size(answer, Map.of("COLUMNS", "wide"))).isEqualTo(new Terminal.Size(24, 80));
    }

    @Test
    void isNotAskedForWhereNobodyWatches() {
        assertThat(Terminal.possible(Map.of())).isFalse();
        assertThat(Terminal.possible(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.possible(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
        assertThat(Terminal.possible(Map.of("TERM", "xterm", "JENKINS_URL", "https://ci")))
                .isFalse();
    }

    @Test
    void isNoneWhereOutputGoesToSurefire() {
        // These tests' own output is a pipe.
        assertThat(Terminal.open(Map.of("TERM", "xterm"))).isEmpty();
    }
}
