package io.github.membudget.configure;

import io.github.membudget.model.Shard;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the suite this build runs, as the user wrote it: {@code 2/5}, {@code auto}, {@code auto/5}.
 *
 * @param index absent where the CI system or the cluster tells it
 * @param count absent where that tells it too
 */
public record ShardSetting(Optional<Integer> index, Optional<Integer> count) {
    private static final Pattern SHAPE = Pattern.compile("(?:(auto)|([0-9]{1,6}))(?:\\s*/\\s*([0-9]{1,6}))?");

    /** @param where it stands, for the message */
    static ShardSetting parse(String where, String text) throws InvalidSetting {
        Matcher matcher = SHAPE.matcher(text.strip());
        boolean auto = matcher.matches() && matcher.group(1) != null;
        if (!matcher.matches() || (!auto && matcher.group(3) == null)) {
            throw new InvalidSetting(
                    where,
                    text,
                    "not a shard. Write 2/5 for the second of five, or auto where the CI system tells which it is");
        }
        Optional<Integer> count = Optional.ofNullable(matcher.group(3)).map(Integer::valueOf);
        if (auto) {
            if (count.filter(number -> number < 1).isPresent()) {
                throw new InvalidSetting(where, text, "there is at least one shard. Write auto/5 for five");
            }
            return new ShardSetting(Optional.empty(), count);
        }
        int index = Integer.parseInt(matcher.group(2));
        if (index < 1 || index > count.orElseThrow()) {
            throw new InvalidSetting(
                    where,
                    text,
                    "there is no such shard. They are counted from 1 on: of five, the first is 1/5 and the last 5/5");
        }
        return new ShardSetting(Optional.of(index), count);
    }

    /**
     * The shard that is meant.
     *
     * @param environment variables of the process that asks
     * @throws InvalidSetting where nothing or something else tells it
     */
    public Shard resolve(Map<String, String> environment) throws InvalidSetting {
        return index.isPresent() ? new Shard(index.get(), count.orElseThrow()) : ShardEngine.shard(count, environment);
    }
}
