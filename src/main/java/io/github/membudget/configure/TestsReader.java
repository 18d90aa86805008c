package io.github.membudget.configure;

import io.github.membudget.configure.Settings.TestCeiling;
import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code <tests>}: ceilings of tests that need another than the general one. */
final class TestsReader {
    private static final List<String> ELEMENTS = List.of("pattern", "ceiling");

    private final Bytes available;

    TestsReader(Bytes available) {
        this.available = available;
    }

    List<TestCeiling> read(RawElement tests) throws InvalidSetting {
        List<TestCeiling> read = new ArrayList<>();
        for (RawElement test : tests.children()) {
            String where = "tests/test[" + (read.size() + 1) + "]";
            if (!test.name().equals("test")) {
                throw new InvalidSetting(
                        "tests/" + test.name(), "", "no such element; <tests> holds <test> elements only");
            }
            for (RawElement element : test.children()) {
                if (!ELEMENTS.contains(element.name())) {
                    throw new InvalidSetting(
                            where + "/" + element.name(),
                            "",
                            "no such element. " + NearestWord.hint(element.name(), ELEMENTS) + "A test has "
                                    + String.join(", ", ELEMENTS));
                }
            }
            String pattern = text(test, "pattern")
                    .orElseThrow(() -> new InvalidSetting(
                            where, "", "has no <pattern>; add one, like **/SearchTest or **/SearchTest#topK"));
            String ceiling = text(test, "ceiling")
                    .orElseThrow(() ->
                            new InvalidSetting(where, "", "has no <ceiling>; add what its tests may add, like 256m"));
            read.add(new TestCeiling(
                    TestPattern.parse(where + "/pattern", pattern),
                    MemorySize.parse(where + "/ceiling", ceiling, available)));
        }
        return List.copyOf(read);
    }

    private static Optional<String> text(RawElement test, String name) {
        return test.children().stream()
                .filter(element -> element.name().equals(name))
                .map(RawElement::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
