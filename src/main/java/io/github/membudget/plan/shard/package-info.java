/** Which machine runs which test classes. Pure: the same figures give every machine the same plan. */
@NullMarked
package io.github.membudget.plan.shard;

import org.jspecify.annotations.NullMarked;
