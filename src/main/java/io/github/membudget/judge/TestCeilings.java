package io.github.membudget.judge;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.MemorySize;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.TestCeiling;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestFacts;
import java.util.List;
import java.util.Optional;

/** What each test may add: by its own tag, else by the first pattern that matches it, else by the general ceiling. */
public final class TestCeilings {
    private static final Bytes NO_PERCENTAGES = new Bytes(1);

    private final Settings settings;

    public TestCeilings(Settings settings) {
        this.settings = settings;
    }

    /** Empty where nothing limits it. */
    public Optional<Bytes> of(TestFacts test) {
        if (test.ceilingTag().isEmpty() && settings.get(Parameters.TESTS).isEmpty()) {
            // Nearly all tests of nearly all suites.
            return settings.get(Parameters.TEST_CEILING);
        }
        return test.ceilingTag()
                .flatMap(TestCeilings::size)
                .or(() -> matching(test).map(TestCeiling::ceiling))
                .or(() -> settings.get(Parameters.TEST_CEILING));
    }

    /** The first pattern that names it. */
    public Optional<TestCeiling> matching(TestFacts test) {
        return settings.get(Parameters.TESTS).stream()
                .filter(one -> one.pattern()
                        .matches(test.id().className(), test.id().method().orElse("")))
                .findFirst();
    }

    /** What the user would write to accept a test's growth, in place of what limits it now. */
    public String toAccept(TestFacts test, String size) {
        if (test.ceilingTag().flatMap(TestCeilings::size).isPresent()) {
            return "the tag membudget:" + size + " in place of membudget:"
                    + test.ceilingTag().orElseThrow();
        }
        if (matching(test).isPresent()) {
            return "<ceiling>" + size + "</ceiling> in the <test> of <tests> that matches it, or the tag membudget:"
                    + size;
        }
        return "<testCeiling>" + size + "</testCeiling>, for it alone a <test> in <tests>, or the tag membudget:"
                + size;
    }

    /** For the user: tests whose ceiling nobody can hold them to, since others ran beside them. */
    public Optional<String> unjudged(String module, List<TestFacts> tests) {
        List<TestFacts> limited =
                tests.stream().filter(test -> of(test).isPresent()).toList();
        long shared = limited.stream()
                .filter(test -> test.attribution() == Attribution.SHARED)
                .filter(test -> test.peakGrowth()
                        .filter(growth -> growth.exceeds(of(test).orElseThrow()))
                        .isPresent())
                .count();
        return shared == 0
                ? Optional.empty()
                : Optional.of(
                        "membudget: " + shared + " of the " + limited.size() + " tests of module '" + module
                                + "' with a ceiling of their own raised the JVM's memory by more than it allows while others ran beside"
                                + " them or, where the test JVM does not note its own figures, between the same two samples; so none"
                                + " can be told to have taken it: they are not judged. To have them judged, let them run one after"
                                + " the other, on the JUnit Platform (Surefire 3.6 runs JUnit 4.12, TestNG 6.14.3 and newer ones on it too).");
    }

    /** For the user: tags that name no size. */
    public static List<String> unreadable(List<TestFacts> tests) {
        return tests.stream()
                .filter(test ->
                        test.ceilingTag().filter(tag -> size(tag).isEmpty()).isPresent())
                .map(test -> "membudget: the tag membudget:" + test.ceilingTag().orElse("") + " of "
                        + test.id().shortName() + " names no size and is passed over; write one like membudget:256m.")
                .distinct()
                .toList();
    }

    private static Optional<Bytes> size(String tag) {
        try {
            return tag.contains("%") ? Optional.empty() : Optional.of(MemorySize.parse("tag", tag, NO_PERCENTAGES));
        } catch (InvalidSetting e) {
            return Optional.empty();
        }
    }
}
