/** The HTML page: the data that its scripts draw, and the frame around it. */
@NullMarked
package io.github.membudget.report.html;

import org.jspecify.annotations.NullMarked;
