@NullMarked
package io.github.membudget.report.merge;

import org.jspecify.annotations.NullMarked;
