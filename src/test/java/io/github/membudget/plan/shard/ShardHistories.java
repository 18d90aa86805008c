package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Histories for tests. */
public final class ShardHistories {
    private ShardHistories() {}

    /**
     * One module of so many classes. Each takes a second and keeps memory, beside 100 MiB and 500 ms of the JVM itself.
     *
     * @param kept by each class, in MiB
     */
    public static ShardHistory of(int classes, int kept) {
        long mib = 1 << 20;
        List<KnownClass> all = IntStream.rangeClosed(1, classes)
                .mapToObj(number -> new KnownClass(
                        new ShardClass("shop:orders", "default-test", String.format("shop.Class%02dTest", number)),
                        1000,
                        Optional.of(Bytes.ofMebibytes(100 + (long) kept * number)),
                        kept * mib,
                        kept * mib))
                .toList();
        return new ShardHistory(List.of(new KnownModule(
                "shop:orders default-test orders",
                500,
                Optional.of(Bytes.ofMebibytes(100 + (long) kept * classes)),
                all)));
    }
}
