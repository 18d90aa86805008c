package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Paths;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ATest {
    private static int runs;

    @Test
    void flaky() throws Exception {
        Runs.note("ATest.flaky");
        assertTrue(++runs > 1, "on purpose, the first time");
    }

    @Test
    void seesTheEnvironment() throws Exception {
        Runs.note("ATest.seesTheEnvironment");
        Files.write(Paths.get("target/environment.txt"), System.getenv("USERS_OWN").getBytes("UTF-8"));
    }

    @Tag("slow")
    @Test
    void isLeftOut() throws Exception {
        Files.write(Paths.get("target/excluded.txt"), new byte[0]);
    }
}
