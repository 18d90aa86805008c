package it.mended;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One of each for the whole JVM is normal use, however many threads it has. */
class SharedTest {
    static final MongoClient MONGO = MongoClients.create("mongodb://localhost:1");
    static final RestClient ELASTIC = RestClient.builder(new HttpHost("localhost", 1)).build();
    static final Rest5Client ELASTIC_5 =
            Rest5Client.builder(new org.apache.hc.core5.http.HttpHost("http", "localhost", 1)).build();
    static final ManagedChannel CHANNEL = ManagedChannelBuilder.forAddress("localhost", 1).usePlaintext().build();
    static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);

    @BeforeAll
    static void start() {
        KAFKA.afterPropertiesSet();
    }

    @Test
    void use() {
        CHANNEL.getState(true);
    }
}
