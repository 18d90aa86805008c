package it;

import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** A file that both forks have in memory at one time. */
final class SharedFile {
    private static final int LENGTH = 150 << 20;
    private static final int PAGE = 4096;

    private SharedFile() {}

    static void hold(String me, String other) throws Exception {
        Path directory = Paths.get(System.getProperty("basedir"), "target", "shared");
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(
                directory.resolve("pages"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer pages = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
            for (int at = 0; at < LENGTH; at += PAGE) {
                pages.put(at, (byte) 1);
            }
            Path mine = Files.createFile(directory.resolve(me + ".ready." + System.getProperty("surefire.forkNumber")));
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (!ready(directory, other) && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            // Long enough for several rounds of the sampler.
            Thread.sleep(1500);
            Files.delete(mine);
            if (pages.get(0) != 1) {
                throw new IllegalStateException("unmapped");
            }
        }
    }

    private static boolean ready(Path directory, String name) throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(name + ".ready"));
        }
    }
}
