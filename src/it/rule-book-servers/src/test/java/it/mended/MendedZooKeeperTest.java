package it.mended;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.RepeatedTest;

class MendedZooKeeperTest {
    @RepeatedTest(2)
    void use() throws Exception {
        try (TestingServer server = new TestingServer();
                CuratorFramework client = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(1))) {
            client.start();
            client.blockUntilConnected();
        }
    }
}
