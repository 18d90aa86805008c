@NullMarked
package io.github.membudget.report.json;

import org.jspecify.annotations.NullMarked;
