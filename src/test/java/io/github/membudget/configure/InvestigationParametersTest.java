package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.KeepDump;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvestigationParametersTest {
    private static <T> T read(Setting<T> setting, String text) throws InvalidSetting {
        return InvestigationParameters.read(Map.of(setting.name(), Optional.of(text)))
                .get(setting);
    }

    @Test
    void whatIsNotWrittenHasItsDefault() throws InvalidSetting {
        Values values = InvestigationParameters.read(Map.of("isolate", Optional.empty(), "repeat", Optional.of(" ")));
        assertThat(values.get(InvestigationParameters.ISOLATE)).isEmpty();
        assertThat(values.get(InvestigationParameters.REPEAT)).isEqualTo(1);
        assertThat(values.get(InvestigationParameters.KEEP_DUMP)).isEqualTo(KeepDump.NONE);
    }

    @Test
    void aLimitIsSecondsOrMinutes() throws InvalidSetting {
        assertThat(read(InvestigationParameters.ISOLATE, "300s")).contains(Duration.ofMinutes(5));
        assertThat(read(InvestigationParameters.ISOLATE, " 5m ")).contains(Duration.ofMinutes(5));
        assertThatThrownBy(() -> read(InvestigationParameters.ISOLATE, "0m"))
                .hasMessage(
                        "membudget: <membudget.isolate> is '0m': not a time; write seconds, minutes or hours, like 300s, 5m or 1h.");
    }

    @Test
    void roundsAreFromOneTo99() throws InvalidSetting {
        assertThat(read(InvestigationParameters.REPEAT, "1")).isEqualTo(1);
        assertThat(read(InvestigationParameters.REPEAT, " 99 ")).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100", "99999999999999", "three", "3.0", "03"})
    void whatIsNoSuchNumberIsRefused(String text) {
        assertThatThrownBy(() -> read(InvestigationParameters.REPEAT, text))
                .hasMessage("membudget: <membudget.repeat> is '" + text
                        + "': write how often each class runs, from 1 to 99, like 3.");
    }

    @Test
    void dumpsAreKeptWithOrWithoutTheirValues() throws InvalidSetting {
        assertThat(read(InvestigationParameters.KEEP_DUMP, "redacted")).isEqualTo(KeepDump.REDACTED);
        assertThat(read(InvestigationParameters.KEEP_DUMP, " raw ")).isEqualTo(KeepDump.RAW);
        assertThatThrownBy(() -> read(InvestigationParameters.KEEP_DUMP, "all"))
                .hasMessage("membudget: <membudget.keepDump> is 'all': write redacted (with its values removed) or raw"
                        + " (with all data of the tests).");
    }
}
