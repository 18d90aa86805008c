package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ReportFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CiReportsTest {
    @Test
    void whatIsDetectedDependsOnTheSystem() {
        assertThat(CiReports.detected(Map.of())).isEmpty();
        assertThat(CiReports.detected(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", "/tmp/s")))
                .containsExactlyInAnyOrder(ReportFormat.GITHUB, ReportFormat.MARKDOWN);
        assertThat(CiReports.detected(Map.of("GITLAB_CI", "true")))
                .containsExactlyInAnyOrder(ReportFormat.JUNIT, ReportFormat.OPENMETRICS);
        assertThat(CiReports.detected(Map.of("JENKINS_URL", "https://ci"))).containsExactly(ReportFormat.JUNIT);
        assertThat(CiReports.detected(Map.of("GITHUB_STEP_SUMMARY", ""))).isEmpty();
    }
}
