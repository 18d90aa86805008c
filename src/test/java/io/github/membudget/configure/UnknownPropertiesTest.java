package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest {
    private static final Set<String> KNOWN = Set.of("membudget.onBreach", "membudget.skip");

    @Test
    void tellsTheNearestOfThoseThatAreKnown() {
        assertThat(UnknownProperties.warnings(
                        List.of("membudget.onBraech", "membudget.elephant"), KNOWN, name -> false))
                .containsExactly(
                        "membudget: -Dmembudget.elephant is no property of this plugin, so that it sets nothing.",
                        "membudget: -Dmembudget.onBraech is no property of this plugin, so that it sets nothing."
                                + " Did you mean 'membudget.onBreach'?");
    }

    @Test
    void othersPropertiesAndKnownOnesAreLeftAlone() {
        assertThat(UnknownProperties.warnings(
                        List.of("membudget.skip", "membudget.internal.trial", "surefire.skip", "membudgetVersion"),
                        KNOWN,
                        name -> false))
                .isEmpty();
    }

    @Test
    void aPropertyThatTheBuildItselfUsesIsLeftAlone() {
        assertThat(UnknownProperties.warnings(
                        List.of("membudget.version", "membudget.vresion"), KNOWN, "membudget.version"::equals))
                .containsExactly(
                        "membudget: -Dmembudget.vresion is no property of this plugin, so that it sets nothing.");
    }
}
