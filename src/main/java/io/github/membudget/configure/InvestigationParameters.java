package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.KeepDump;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters that {@code membudget:investigate} reads beside {@link Parameters}, those of all goals that run tests. To add one, declare it here and
 * give {@code mojo.InvestigateMojo} a field of the same name.
 */
public final class InvestigationParameters {
    private static final Declarations ALL = new Declarations();
    private static final String PREFIX = "membudget.";

    /** How long classes may be left out in turn; absent where none is to be. */
    public static final Setting<Optional<Duration>> ISOLATE = ALL.filled("isolate", TimeSpan::parse);

    /** What becomes of heap dumps once they are read. */
    public static final Setting<KeepDump> KEEP_DUMP =
            ALL.text("keepDump", KeepDump.NONE, InvestigationParameters::keepDump);

    /** How often the classes run in the same JVM. */
    public static final Setting<Integer> REPEAT = ALL.text("repeat", 1, InvestigationParameters::times);

    private InvestigationParameters() {}

    public static Values defaults() {
        return new Values(ALL.declared().stream().collect(Collectors.toMap(setting -> setting, Setting::fallback)));
    }

    /**
     * @param written texts by the names of their parameters; empty where the user wrote nothing
     * @throws InvalidSetting for the first that can't be meant
     */
    public static Values read(Map<String, Optional<String>> written) throws InvalidSetting {
        List<RawElement> elements = new ArrayList<>();
        written.forEach((name, text) -> text.map(String::strip)
                .filter(stripped -> !stripped.isEmpty())
                .ifPresent(stripped -> elements.add(new RawElement(name, stripped, List.of()))));
        return ALL.read(elements, PREFIX, Bytes.ZERO);
    }

    private static int times(String where, String text) throws InvalidSetting {
        if (!text.matches("[1-9][0-9]?")) {
            throw new InvalidSetting(where, text, "write how often each class runs, from 1 to 99, like 3.");
        }
        return Integer.parseInt(text);
    }

    private static KeepDump keepDump(String where, String text) throws InvalidSetting {
        return switch (text) {
            case "redacted" -> KeepDump.REDACTED;
            case "raw" -> KeepDump.RAW;
            default ->
                throw new InvalidSetting(
                        where, text, "write redacted (with its values removed) or raw (with all data of the tests).");
        };
    }
}
