package it.mended;

import java.nio.file.Files;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.junit.jupiter.api.RepeatedTest;

class MendedIgniteTest {
    @RepeatedTest(2)
    void use() throws Exception {
        Ignite node = Ignition.start(new IgniteConfiguration()
                .setIgniteInstanceName("node" + System.nanoTime())
                .setWorkDirectory(Files.createTempDirectory("ignite").toString()));
        node.close();
    }
}
