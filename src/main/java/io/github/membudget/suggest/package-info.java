/** What a module's forks do best with: candidates, the runs that compare them, and the choice among them. */
@NullMarked
package io.github.membudget.suggest;

import org.jspecify.annotations.NullMarked;
