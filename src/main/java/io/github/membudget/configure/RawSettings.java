package io.github.membudget.configure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wrote, before anything is checked.
 *
 * @param scalars by parameter name ({@code suiteCeiling}, …); only what was written, in XML or as a property
 * @param modules the {@code <modules>} element
 * @param tests the {@code <tests>} element
 * @param unknownElements names under {@code <configuration>} that no parameter of ours has
 */
public record RawSettings(
        Map<String, String> scalars,
        Optional<RawElement> modules,
        Optional<RawElement> tests,
        Set<String> unknownElements) {}
