package it.mended;

import org.junit.jupiter.api.RepeatedTest;
import org.quartz.Scheduler;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;

class MendedQuartzTest {
    @RepeatedTest(3)
    void use() throws Exception {
        String name = "scheduler" + System.nanoTime();
        DirectSchedulerFactory.getInstance().createScheduler(name, name, new SimpleThreadPool(2, 5), new RAMJobStore());
        Scheduler scheduler = DirectSchedulerFactory.getInstance().getScheduler(name);
        scheduler.start();
        scheduler.shutdown();
    }
}
