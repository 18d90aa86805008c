package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.junit.jupiter.api.Test;

/** Against Surefire's own matching: what the pattern means is what Surefire makes of it. */
class ClassRegexTest {
    private static final List<String> CLASSES =
            List.of("it.ATest", "it.deep.er.BTest", "NoPackageTest", "it.Odd$Nested", "it.Füñf_Test", "it.With+Plus");

    @Test
    void matchesExactlyTheClassesItWasMadeOf() {
        TestListResolver resolver = new TestListResolver(List.of(ClassRegex.of(CLASSES)), List.of());
        for (String name : CLASSES) {
            assertThat(resolver.shouldRun(TestListResolver.toClassFileName(name), null))
                    .as(name)
                    .isTrue();
        }
        for (String other : List.of(
                "it.AATest",
                "it.ATest2",
                "deep.er.BTest",
                "it.deep.BTest",
                "x.NoPackageTest",
                "it.Odd",
                "it.WithPlus")) {
            assertThat(resolver.shouldRun(TestListResolver.toClassFileName(other), null))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void leavesOutWhatItNamesFromASelection() {
        TestListResolver resolver = new TestListResolver("*Test#one, !" + ClassRegex.of(List.of("it.ATest")));
        assertThat(resolver.shouldRun("it/ATest.class", "one")).isFalse();
        assertThat(resolver.shouldRun("it/BTest.class", "one")).isTrue();
        assertThat(resolver.shouldRun("it/BTest.class", "two")).isFalse();
    }

    @Test
    void staysFastForThousandsOfClasses() {
        List<String> many = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "it.p" + i % 50 + ".C" + i + "Test")
                .toList();
        TestListResolver resolver = new TestListResolver(List.of(), List.of(ClassRegex.of(many)));
        assertThat(resolver.shouldRun("it/p7/C7Test.class", null)).isFalse();
        assertThat(resolver.shouldRun("it/p7/C8Test.class", null)).isTrue();
    }
}
