package it;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class IMBeanTest {
    public interface CounterMBean {}

    public static final class Counter implements CounterMBean {}

    @Test
    void registers() throws Exception {
        ManagementFactory.getPlatformMBeanServer().registerMBean(new Counter(), new ObjectName("it:name=left"));
    }
}
