package io.github.membudget.probe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LeakPatternTest {
    @Property
    void aStarIsAnythingAndAQuestionMarkOneCharacter(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        String regex = pattern.replace("*", ".*").replace("?", ".");
        assertThat(new LeakPattern(LeftoverKind.THREAD, pattern, "").matches(LeftoverKind.THREAD, text, text, "it.A"))
                .isEqualTo(Pattern.matches(regex, text));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(8);
    }

    @Test
    void kindNameAndClassMustAllFit() {
        LeakPattern pool = new LeakPattern(LeftoverKind.THREAD, "pool-*", "com.acme.*");
        assertThat(pool.matches(LeftoverKind.THREAD, "pool-1", "", "com.acme.sub.ATest"))
                .isTrue();
        assertThat(pool.matches(LeftoverKind.THREAD, "pool-1", "", "org.acme.ATest"))
                .isFalse();
        assertThat(pool.matches(LeftoverKind.MBEAN, "pool-1", "", "com.acme.ATest"))
                .isFalse();
        // Nobody knows whose: it may be theirs.
        assertThat(pool.matches(LeftoverKind.THREAD, "pool-1", "", "")).isTrue();
        assertThat(new LeakPattern(LeftoverKind.THREAD, "parallel-* reactor.*", "")
                        .matches(LeftoverKind.THREAD, "parallel-1", "parallel-1 (daemon) reactor.X", "it.A"))
                .isTrue();
    }

    @Test
    void rulesAreReadAsTheyWereWritten() {
        LeakPattern pool = new LeakPattern(LeftoverKind.THREAD, "pool *,\\", "");
        LeakRules rules =
                LeakRules.read(LeakRules.written(List.of(LeftoverKind.THREAD, LeftoverKind.MBEAN), List.of(pool)));
        assertThat(rules.kinds()).containsExactly(LeftoverKind.THREAD, LeftoverKind.MBEAN);
        assertThat(rules.allows(LeftoverKind.THREAD, "pool x,\\", "", "it.A")).isTrue();
        assertThat(rules.allows(LeftoverKind.THREAD, "other", "", "it.A")).isFalse();
        assertThat(LeakRules.read("thread\nnonsense\nthread\tx").allows(LeftoverKind.THREAD, "x", "", ""))
                .isTrue();
    }
}
