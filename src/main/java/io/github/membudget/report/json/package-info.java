/** {@code report.json} and {@code suite.json}: written and read back. */
@NullMarked
package io.github.membudget.report.json;

import org.jspecify.annotations.NullMarked;
