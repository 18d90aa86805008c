package io.github.membudget.run;

import io.github.membudget.model.ModuleResult;

/** A module whose forks have ended, and what it came to; the user has not heard of it yet. */
record JudgedRun(FinishedRun finished, ModuleResult result) {}
