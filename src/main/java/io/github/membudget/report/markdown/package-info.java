/** Reports for people in Markdown: findings, growth, comparisons, the summary for CI. */
@NullMarked
package io.github.membudget.report.markdown;

import org.jspecify.annotations.NullMarked;
