package io.github.membudget.configure;

import java.util.List;
import java.util.Set;

/**
 * What the user wrote, before anything is checked.
 *
 * @param elements those of the plugin's {@code <configuration>} that are named like a parameter, whether they stand in XML or came as a
 *     property
 * @param unknownElements names under {@code <configuration>} that no parameter of ours has
 */
public record RawSettings(List<RawElement> elements, Set<String> unknownElements) {}
