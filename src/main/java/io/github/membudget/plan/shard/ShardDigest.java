package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 is the same in every JVM, and spreads names that differ in one letter. */
final class ShardDigest {
    /** Of how plans are made: two versions of it give no machine the same plan. */
    private static final String VERSION = "membudget-shards/1";

    private ShardDigest() {}

    /** From 1 on, by its name alone. */
    static int shardOf(ShardClass one, int count) {
        byte[] digest = sha256(one.project() + "\n" + one.execution() + "\n" + one.name());
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), count) + 1;
    }

    /** Of all that a plan follows from. */
    static String of(ShardHistory history, int count, Optional<Bytes> memory) {
        StringBuilder all = new StringBuilder(VERSION).append('\n').append(count);
        append(all, memory);
        for (KnownModule module : history.modules()) {
            all.append('\n').append(module.key()).append('\t').append(module.startMillis());
            append(all, module.peak());
            for (KnownClass one : module.classes()) {
                all.append('\n').append(one.id().name()).append('\t').append(one.millis());
                append(all, one.peak());
                all.append('\t').append(one.raised()).append('\t').append(one.kept());
            }
        }
        return HexFormat.of().formatHex(sha256(all.toString()));
    }

    private static void append(StringBuilder all, Optional<Bytes> bytes) {
        all.append('\t').append(bytes.map(known -> Long.toString(known.value())).orElse("-"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
