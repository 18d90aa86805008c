package it.planted;

import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.RepeatedTest;

class ElasticRestTest {
    @RepeatedTest(5)
    void use() throws Exception {
        RestClient client = RestClient.builder(new HttpHost("localhost", 1)).build();
    }
}
