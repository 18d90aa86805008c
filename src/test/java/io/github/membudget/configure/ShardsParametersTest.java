package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsParametersTest {
    private static <T> T read(Setting<T> setting, String text) throws InvalidSetting {
        return ShardsParameters.read(Map.of(setting.name(), Optional.of(text))).get(setting);
    }

    @Test
    void whatIsNotWrittenIsAbsent() throws InvalidSetting {
        Values values = ShardsParameters.read(Map.of("memory", Optional.empty(), "within", Optional.of(" ")));
        assertThat(values.get(ShardsParameters.MEMORY)).isEmpty();
        assertThat(values.get(ShardsParameters.WITHIN)).isEmpty();
        assertThat(values.get(ShardsParameters.MAX_MACHINES)).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws InvalidSetting {
        assertThat(read(ShardsParameters.MEMORY, " 4g ")).contains(Bytes.ofMebibytes(4096));
        assertThat(read(ShardsParameters.MAX_MACHINES, "12")).contains(12);
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "10m,600", "1h,3600"})
    void aTimeIsSecondsMinutesOrHours(String text, long seconds) throws InvalidSetting {
        assertThat(read(ShardsParameters.WITHIN, text)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aPercentageIsOfNoMachineThatIsKnown() {
        assertThatThrownBy(() -> read(ShardsParameters.MEMORY, "75%"))
                .hasMessage("membudget: <membudget.memory> is '75%': a percentage is another size on another machine;"
                        + " write a size, like 4g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10000", "many", "1.5"})
    void whatIsNoNumberOfMachinesIsRefused(String text) {
        assertThatThrownBy(() -> read(ShardsParameters.MAX_MACHINES, text))
                .hasMessage("membudget: <membudget.maxMachines> is '" + text
                        + "': not a number of machines; write one from 1 to 9999.");
    }
}
