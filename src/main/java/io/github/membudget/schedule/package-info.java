/** What runs when: which modules may run at one time under the suite's ceiling, and where a fork gives way to a fresh one. Decides from figures; knows no clock, no threads, no Maven. */
@NullMarked
package io.github.membudget.schedule;

import org.jspecify.annotations.NullMarked;
