package io.github.membudget.model;

/** What CI systems show, beside the reports that are always written. */
public enum ReportFormat {
    /** Breaches as failing test cases of a JUnit XML file. */
    JUNIT,
    /** Peaks and ceilings as an OpenMetrics text. */
    OPENMETRICS,
    /** A summary in Markdown. */
    MARKDOWN,
    /** Workflow commands of GitHub's that mark breaches in the source. */
    GITHUB
}
