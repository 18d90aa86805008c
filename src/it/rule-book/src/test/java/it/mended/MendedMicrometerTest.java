package it.mended;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.RepeatedTest;

class MendedMicrometerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        Gauge.builder("rows", new byte[2 << 20], rows -> rows.length).register(registry);
        Metrics.removeRegistry(registry);
        registry.close();
    }
}
