package it.mended;

import org.junit.jupiter.api.RepeatedTest;
import org.quartz.Scheduler;
import org.quartz.impl.DirectSchedulerFactory;

class MendedQuartzTest {
    @RepeatedTest(3)
    void use() throws Exception {
        DirectSchedulerFactory.getInstance().createVolatileScheduler(2);
        Scheduler scheduler = DirectSchedulerFactory.getInstance().getScheduler();
        scheduler.start();
        scheduler.shutdown();
    }
}
