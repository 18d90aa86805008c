package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.KeepDump;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvestigationReaderTest {
    @Test
    void aLimitIsSecondsOrMinutes() throws InvalidSetting {
        assertThat(InvestigationReader.isolate(null)).isEmpty();
        assertThat(InvestigationReader.isolate(" ")).isEmpty();
        assertThat(InvestigationReader.isolate("300s")).contains(Duration.ofMinutes(5));
        assertThat(InvestigationReader.isolate(" 5m ")).contains(Duration.ofMinutes(5));
        assertThatThrownBy(() -> InvestigationReader.isolate("0m"))
                .hasMessage(
                        "membudget: <membudget.isolate> is '0m': not a time; write seconds or minutes, like 300s or 5m.");
    }

    @Test
    void dumpsAreKeptWithOrWithoutTheirValues() throws InvalidSetting {
        assertThat(InvestigationReader.keepDump(null)).isEqualTo(KeepDump.NONE);
        assertThat(InvestigationReader.keepDump("redacted")).isEqualTo(KeepDump.REDACTED);
        assertThat(InvestigationReader.keepDump(" raw ")).isEqualTo(KeepDump.RAW);
        assertThatThrownBy(() -> InvestigationReader.keepDump("all"))
                .hasMessage("membudget: <membudget.keepDump> is 'all': write redacted (with its values removed) or raw"
                        + " (with all data of the tests).");
    }
}
