/** Wires the stages: the way of a module from its plan to its reports. {@link io.github.membudget.run.GoalRun} has the steps in their order. */
@NullMarked
package io.github.membudget.run;

import org.jspecify.annotations.NullMarked;
