package it.planted;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.RepeatedTest;

class MicrometerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        Gauge.builder("rows", new byte[2 << 20], rows -> rows.length).strongReference(true).register(registry);
    }
}
