package it.planted;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.RepeatedTest;

class MBeanTest {
    @RepeatedTest(3)
    void use() throws Exception {
        ManagementFactory.getPlatformMBeanServer().registerMBean(new it.Bean(), new ObjectName("it:id=" + System.nanoTime()));
    }
}
