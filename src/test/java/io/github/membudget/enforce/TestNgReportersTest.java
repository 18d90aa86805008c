package io.github.membudget.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNgReportersTest {
    private static final String REPORTING = "\tat org.testng.TestNG.generateReports(TestNG.java:1093)\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void itsOwnReportersAreKnownByTheStack() throws IOException {
        assertThat(found("\tat org.testng.reporters.XMLReporter.generateReport(XMLReporter.java:76)\n" + REPORTING))
                .isTrue();
    }

    @Test
    void othersReportersAndItsListenersWhileTestsRunAreNotMeant() throws IOException {
        assertThat(found("\tat com.acme.HouseReport.generateReport(HouseReport.java:7)\n" + REPORTING
                        + "  12:  1  16  org.testng.reporters.FailedReporter (app)\n"))
                .isFalse();
        assertThat(found("\tat org.testng.reporters.ExitCodeListener.onTestSuccess(ExitCodeListener.java:9)\n"))
                .isFalse();
        assertThat(TestNgReporters.areIn(List.of(directory.resolve("gone.txt"))))
                .isFalse();
    }

    private boolean found(String stack) throws IOException {
        return TestNgReporters.areIn(List.of(Files.writeString(directory.resolve("page.txt"), stack)));
    }
}
