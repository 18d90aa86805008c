package io.github.membudget.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Many names in few bytes. A name that is not found was not among them; one that is found most likely was: whoever must know, looks at the
 * names themselves.
 */
record NameHashes(long[] sorted) {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    static NameHashes of(Collection<String> names) {
        return new NameHashes(
                names.stream().mapToLong(NameHashes::hash).sorted().toArray());
    }

    static NameHashes read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        long[] hashes = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(hashes);
        return new NameHashes(hashes);
    }

    void write(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        Files.write(file, bytes.array());
    }

    /** The first that may be among these. */
    Optional<String> any(Set<String> names) {
        return names.stream()
                .filter(name -> Arrays.binarySearch(sorted, hash(name)) >= 0)
                .sorted()
                .findFirst();
    }

    /** FNV-1a, over 64 bits: the same in every JVM. */
    private static long hash(String name) {
        long hash = START;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return hash;
    }
}
