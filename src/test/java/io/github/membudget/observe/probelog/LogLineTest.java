package io.github.membudget.observe.probelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    @Test
    void fieldsComeInTurn() {
        LogLine line = line("T\t-12\t\ttrue\tfalse\t9223372036854775\tzwölf\\t😀\\\\n\t.");
        assertThat(line.isWhole()).isTrue();
        assertThat(line.text()).isEqualTo("T");
        assertThat(line.number()).isEqualTo(-12);
        assertThat(line.figure()).isEqualTo(-1);
        assertThat(line.flag()).isTrue();
        assertThat(line.flag()).isFalse();
        assertThat(line.figure()).isEqualTo(9_223_372_036_854_775L);
        assertThat(line.text()).isEqualTo("zwölf\t😀\\n");
        assertThat(line.text()).isEqualTo(".");
        assertThatIllegalArgumentException().isThrownBy(line::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "1.5", "0x1", "12a", "9999999999999999999", "٣"})
    void whatIsNoNumberIsDamage(String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> line(field).figure());
    }

    @Test
    void aNumberThatMustBeThereIsMissed() {
        assertThatIllegalArgumentException().isThrownBy(() -> line("\t1").number());
        assertThatIllegalArgumentException().isThrownBy(() -> line("").number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "T\t1", "T\t1.", "T\t1\t"})
    void aLineWithoutItsEndIsNotWhole(String text) {
        assertThat(line(text).isWhole()).isFalse();
    }

    private static LogLine line(String text) {
        byte[] bytes = ("before\n" + text + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new LogLine(bytes, 7, bytes.length - 6);
    }
}
