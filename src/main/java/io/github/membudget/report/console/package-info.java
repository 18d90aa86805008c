/** What the console shows: lines while modules run, the table, and what to do about a breach. */
@NullMarked
package io.github.membudget.report.console;

import org.jspecify.annotations.NullMarked;
