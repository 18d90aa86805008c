@NullMarked
package io.github.membudget.report.ci;

import org.jspecify.annotations.NullMarked;
