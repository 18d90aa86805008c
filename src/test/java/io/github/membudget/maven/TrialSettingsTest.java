package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.RawElement;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class TrialSettingsTest {
    private static final List<RawElement> WRITTEN = List.of(
            new RawElement("suiteCeiling", "1g"),
            new RawElement("parallelModules", "auto"),
            new RawElement("split", "3"),
            new RawElement("recycleAt", "300m"));

    @Test
    void inATrialNothingRunsBesideWhatIsComparedAndNothingIsDivided() {
        MavenSession session = Sessions.of(Sessions.request(Path.of("")));
        assertThat(TrialSettings.oneAtATime(session, WRITTEN)).isEqualTo(WRITTEN);
        session.getUserProperties().setProperty(TrialSettings.PROPERTY, "trial.properties");
        assertThat(TrialSettings.oneAtATime(session, WRITTEN))
                .isEqualTo(List.of(new RawElement("suiteCeiling", "1g"), new RawElement("recycleAt", "300m")));
    }
}
