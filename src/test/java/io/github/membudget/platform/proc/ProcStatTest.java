package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {
    private static final String REST = " 4242 17 17 0 -1 4194304 1 2 3 4 50 600 7 8 20 0 1 0 987654 1 2 3";

    @ParameterizedTest
    @ValueSource(strings = {"java", "my (tool) S 1", "a\nb", ") R 1 ("})
    void readsParentTimeAndStartWhateverTheCommandIsCalled(String command) {
        assertThat(ProcStat.parse("77 (" + command + ") S" + REST))
                .contains(new ProcStat(command, 4242, 987654, 650, false));
    }

    @Test
    void knowsAZombie() {
        assertThat(ProcStat.parse("77 (java) Z" + REST)).get().matches(ProcStat::zombie);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "77", "77 (java) S 1 2", "garbage"})
    void isAbsentWhereTheLineIsNotWhole(String line) {
        assertThat(ProcStat.parse(line)).isEmpty();
    }
}
