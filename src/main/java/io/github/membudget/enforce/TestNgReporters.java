package io.github.membudget.enforce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds TestNG's own reporters in the stacks of a black box. They begin after the last test, and build each report in memory. */
public final class TestNgReporters {
    private static final String REPORTING = "at org.testng.TestNG.generateReports(";
    private static final String OWN_REPORTER = "at org.testng.reporters.";

    private TestNgReporters() {}

    /** @param pages of the black box */
    public static boolean areIn(List<Path> pages) {
        return pages.stream().anyMatch(TestNgReporters::areIn);
    }

    private static boolean areIn(Path page) {
        try {
            // The JVM writes names of its threads in any encoding.
            String text = Files.readString(page, StandardCharsets.ISO_8859_1);
            return text.contains(REPORTING) && text.contains(OWN_REPORTER);
        } catch (IOException e) {
            return false;
        }
    }
}
