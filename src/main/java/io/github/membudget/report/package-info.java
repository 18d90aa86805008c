@NullMarked
package io.github.membudget.report;

import org.jspecify.annotations.NullMarked;
