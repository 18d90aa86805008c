package it;

import org.junit.jupiter.api.Test;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Properties;

class ATest {
    @Test
    void passes() throws Exception {
        // The surefire properties of this fork lie beside its command's jar.
        String command = System.getProperty("sun.java.command");
        Files.write(Paths.get("target/channel.txt"), channel(command.split(" ")).getBytes("UTF-8"));
    }

    private static String channel(String[] command) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Paths.get(command[1], command[3]))) {
            properties.load(in);
        }
        return properties.getProperty("forkNodeConnectionString");
    }
}
