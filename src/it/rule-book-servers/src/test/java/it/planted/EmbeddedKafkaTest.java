package it.planted;

import org.junit.jupiter.api.RepeatedTest;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class EmbeddedKafkaTest {
    @RepeatedTest(2)
    void use() throws Exception {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
    }
}
