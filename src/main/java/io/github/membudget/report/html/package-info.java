@NullMarked
package io.github.membudget.report.html;

import org.jspecify.annotations.NullMarked;
