package io.github.membudget.report.ci;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shards of a suite as a matrix of GitHub Actions has them. */
public final class ShardMatrix {
    private ShardMatrix() {}

    /** One line of JSON. */
    public static String of(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> "\"" + index + "/" + count + "\"")
                .collect(Collectors.joining(",", "{\"shard\":[", "]}"));
    }
}
