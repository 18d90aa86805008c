/** One report out of the reports of several builds. */
@NullMarked
package io.github.membudget.report.merge;

import org.jspecify.annotations.NullMarked;
