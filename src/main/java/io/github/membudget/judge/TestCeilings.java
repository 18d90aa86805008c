package io.github.membudget.judge;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.MemorySize;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.Settings.TestCeiling;
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
        return test.ceilingTag()
                .flatMap(TestCeilings::size)
                .or(() -> settings.testCeilings().stream()
                        .filter(one -> one.pattern()
                                .matches(
                                        test.id().className(),
                                        test.id().method().orElse("")))
                        .map(TestCeiling::ceiling)
                        .findFirst())
                .or(settings::testCeiling);
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
