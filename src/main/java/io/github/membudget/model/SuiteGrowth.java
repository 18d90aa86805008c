package io.github.membudget.model;

import io.github.membudget.model.GrowthPattern.Contribution;
import java.util.List;

/**
 * What the parts of a suite kept, over all its forks.
 *
 * @param forks that noted their own figures
 * @param kept RSS at the end of their last classes less that before their first, summed over the forks, in bytes; they need not have lived at
 *     one time
 * @param contributions of classes, packages and tags, summed over the forks, what they kept first
 */
public record SuiteGrowth(int forks, long kept, List<Contribution> contributions) {}
