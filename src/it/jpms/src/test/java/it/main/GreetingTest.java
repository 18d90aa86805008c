package it.main;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Paths;

class GreetingTest {
    @Test
    void isInItsModule() throws Exception {
        Greeting.of("you");
        String module = String.valueOf(Greeting.class.getModule().getName());
        Files.write(Paths.get("target/module.txt"), module.getBytes("UTF-8"));
    }
}
