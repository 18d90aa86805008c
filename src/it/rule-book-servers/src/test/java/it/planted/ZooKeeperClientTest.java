package it.planted;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.junit.jupiter.api.RepeatedTest;

class ZooKeeperClientTest {
    @RepeatedTest(3)
    void use() throws Exception {
        CuratorFramework client = CuratorFrameworkFactory.newClient("localhost:1", new RetryOneTime(1));
        client.start();
    }
}
