package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes what tests can see of their class path. */
class SeenTest {
    @Test
    void notesIt() throws IOException {
        assertEquals("app", App.name());
        assertNotNull(SeenTest.class.getResource("/lib/changing.txt"));
        List<String> seen = new ArrayList<>();
        seen.add("java.class.path=" + System.getProperty("java.class.path"));
        seen.add("surefire.test.class.path=" + System.getProperty("surefire.test.class.path"));
        seen.add("CLASSPATH=" + System.getenv("CLASSPATH"));
        for (URL url : Collections.list(SeenTest.class.getClassLoader().getResources("META-INF/LICENSE.md"))) {
            seen.add(url.toString());
        }
        Path run = Paths.get(SeenTest.class.getResource("/it/SeenTest.class").getPath()).getParent().getParent().getParent();
        Files.write(run.resolve("seen.txt"), seen);
        if ("touch".equals(System.getProperty("then"))) {
            Files.setLastModifiedTime(Paths.get("lib/changing.jar"), FileTime.fromMillis(1_700_000_000_000L));
        }
    }
}
