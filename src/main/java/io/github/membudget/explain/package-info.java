/** Words for users: findings, breaches, deaths, growth. What they say was decided before; nothing is analysed here. */
@NullMarked
package io.github.membudget.explain;

import org.jspecify.annotations.NullMarked;
