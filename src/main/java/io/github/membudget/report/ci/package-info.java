/** Formats that CI systems read: JUnit XML, OpenMetrics, GitHub annotations. */
@NullMarked
package io.github.membudget.report.ci;

import org.jspecify.annotations.NullMarked;
