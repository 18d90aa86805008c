package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeSettingsTest {
    @Test
    void withoutPropertiesThisIsNoForkAndNothingIsRecorded() {
        ProbeSettings none = new ProbeSettings(Map.of());
        assertThat(none.logDirectory()).isNull();
        assertThat(none.investigationDirectory()).isNull();
        assertThat(none.recording()).isFalse();
        assertThat(none.portable()).isFalse();
        assertThat(none.heapDump()).isTrue();
        assertThat(LeftoverKind.values()).allMatch(none::looksFor);
    }

    @Test
    void anEmptyDirectoryIsNone() {
        assertThat(new ProbeSettings(Map.of(ProbeProperty.LOG, "")).logDirectory())
                .isNull();
    }

    @Test
    void whatThePluginSetIsTaken() {
        ProbeSettings all = new ProbeSettings(Map.of(
                ProbeProperty.LOG, "/logs",
                ProbeProperty.INVESTIGATION, "/live",
                ProbeProperty.RECORDING, "true",
                ProbeProperty.HEAP_DUMP, "false",
                ProbeProperty.PORTABLE, "true"));
        assertThat(all.logDirectory()).isEqualTo("/logs");
        assertThat(all.investigationDirectory()).isEqualTo("/live");
        assertThat(all.recording()).isTrue();
        assertThat(all.portable()).isTrue();
        assertThat(all.heapDump()).isFalse();
    }

    @Test
    void ignoredKindsAreDividedByCommasOrSpaces() {
        ProbeSettings some = new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, "thread, mbean jdbc-driver"));
        assertThat(LeftoverKind.values())
                .filteredOn(kind -> !some.looksFor(kind))
                .containsExactly(LeftoverKind.THREAD, LeftoverKind.MBEAN, LeftoverKind.JDBC_DRIVER);
    }
}
