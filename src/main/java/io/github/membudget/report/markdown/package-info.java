@NullMarked
package io.github.membudget.report.markdown;

import org.jspecify.annotations.NullMarked;
