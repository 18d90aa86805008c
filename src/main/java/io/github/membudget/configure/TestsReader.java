package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code <tests>}: ceilings of tests that need another than the general one. */
final class TestsReader {
    /** What may stand in a {@code <test>}. */
    private static final Declarations ELEMENTS = new Declarations();

    private static final Setting<Optional<TestPattern>> PATTERN = ELEMENTS.filled("pattern", TestPattern::parse);
    private static final Setting<Optional<Bytes>> CEILING = ELEMENTS.filledSize("ceiling", MemorySize::parse);

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
            ELEMENTS.refuseOthers(test.children(), where, "A test");
            Values values = ELEMENTS.read(test.children(), where + "/", available);
            TestPattern pattern = values.get(PATTERN)
                    .orElseThrow(() -> new InvalidSetting(
                            where, "", "has no <pattern>; add one, like **/SearchTest or **/SearchTest#topK"));
            Bytes ceiling = values.get(CEILING)
                    .orElseThrow(() ->
                            new InvalidSetting(where, "", "has no <ceiling>; add what its tests may add, like 256m"));
            read.add(new TestCeiling(pattern, ceiling));
        }
        return List.copyOf(read);
    }
}
