@NullMarked
package io.github.membudget.report.console;

import org.jspecify.annotations.NullMarked;
