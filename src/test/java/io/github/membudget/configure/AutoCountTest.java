package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoCountTest {
    @Test
    void aNumberOrAuto() throws InvalidSetting {
        assertThat(AutoCount.parse("split", " 4 ")).isEqualTo(new AutoCount(OptionalInt.of(4)));
        assertThat(AutoCount.parse("split", "1")).isEqualTo(AutoCount.ONE);
        assertThat(AutoCount.parse("split", "Auto")).isEqualTo(AutoCount.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "2.5", "1C", "all", "99999"})
    void anythingElseIsAnError(String text) {
        assertThatThrownBy(() -> AutoCount.parse("parallelModules", text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("<parallelModules>")
                .hasMessageContaining("write a number from 1 to 9999, or auto");
    }
}
