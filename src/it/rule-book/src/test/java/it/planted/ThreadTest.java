package it.planted;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;

class ThreadTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Thread poller = new Thread(LockSupport::park, "poller");
        poller.setDaemon(true);
        poller.start();
    }
}
