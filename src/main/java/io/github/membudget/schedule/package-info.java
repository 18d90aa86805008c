/** What runs when: which modules may run at one time under the suite's ceiling. Decides from figures; knows no clock, no threads, no Maven. */
@NullMarked
package io.github.membudget.schedule;

import org.jspecify.annotations.NullMarked;
