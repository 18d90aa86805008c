package it.planted;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.RepeatedTest;

class KafkaTest {
    @RepeatedTest(2)
    void use() throws Exception {
        new KafkaProducer<String, String>(Map.of("bootstrap.servers", "localhost:1"), new StringSerializer(), new StringSerializer());
    }
}
