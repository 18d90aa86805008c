package it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Two test JVMs that wait for each other. */
final class Meeting {
    private Meeting() {}

    /** Fails where the other does not come: one after the other they never meet. */
    static void meet(String place, String self, String other) throws Exception {
        Path directory = Paths.get(System.getProperty("build"), "met", place);
        Files.createDirectories(directory);
        Files.write(directory.resolve(self), new byte[0]);
        File awaited = directory.resolve(other).toFile();
        long until = System.nanoTime() + 120_000_000_000L;
        while (!awaited.exists()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(other + " did not come");
            }
            Thread.sleep(20);
        }
    }

    /** While both print, each of them waits for the other between its lines. */
    static void talk(String place, String self, String other) throws Exception {
        for (int i = 0; i < 20; i++) {
            meet(place + i, self, other);
            System.out.println(place + " line " + i + " of " + self);
            System.err.println(place + " error " + i + " of " + self);
        }
    }
}
