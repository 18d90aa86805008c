/** What several report formats share: files that appear whole or not at all, and text that is safe to show. */
@NullMarked
package io.github.membudget.report;

import org.jspecify.annotations.NullMarked;
