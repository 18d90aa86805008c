/**
 * What the plugin and the probe in its forks agree on: property names, file names and the format of the lines that the probe writes. Compiled
 * once, for Java 8, and packed into both jars.
 */
@NullMarked
package io.github.membudget.probe.format;

import org.jspecify.annotations.NullMarked;
