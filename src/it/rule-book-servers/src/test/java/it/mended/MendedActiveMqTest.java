package it.mended;

import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.RepeatedTest;

class MendedActiveMqTest {
    @RepeatedTest(3)
    void use() throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("broker" + System.nanoTime());
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        broker.stop();
    }
}
