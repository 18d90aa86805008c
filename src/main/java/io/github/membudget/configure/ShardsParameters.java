package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of {@code membudget:shards}. To add one, declare it here and give {@code mojo.ShardsMojo} a field of the same name.
 */
public final class ShardsParameters {
    private static final Declarations ALL = new Declarations();
    private static final String PREFIX = "membudget.";

    /** Of one machine. */
    public static final Setting<Optional<Bytes>> MEMORY = ALL.filled("memory", MemorySize::parseSame);

    /** How long the tests may take; absent where it does not matter. */
    public static final Setting<Optional<Duration>> WITHIN = ALL.filled("within", TimeSpan::parse);

    /** Absent where there is no limit. */
    public static final Setting<Optional<Integer>> MAX_MACHINES = ALL.filled("maxMachines", ShardsParameters::machines);

    private ShardsParameters() {}

    /**
     * @param written texts by the names of their parameters; empty where the user wrote nothing
     * @throws InvalidSetting for the first that can't be meant
     */
    public static Values read(Map<String, Optional<String>> written) throws InvalidSetting {
        List<RawElement> elements = new ArrayList<>();
        written.forEach((name, text) -> text.ifPresent(known -> elements.add(new RawElement(name, known.strip()))));
        return ALL.read(elements, PREFIX, Bytes.ZERO);
    }

    private static int machines(String where, String text) throws InvalidSetting {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new InvalidSetting(where, text, "not a number of machines; write one from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }
}
