package it.planted;

import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.RepeatedTest;

class ZooKeeperTest {
    @RepeatedTest(2)
    void use() throws Exception {
        TestingServer server = new TestingServer();
    }
}
