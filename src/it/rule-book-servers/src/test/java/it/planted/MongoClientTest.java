package it.planted;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.RepeatedTest;

class MongoClientTest {
    @RepeatedTest(5)
    void use() throws Exception {
        MongoClient client = MongoClients.create("mongodb://localhost:1");
    }
}
