package it.mended;

import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.RepeatedTest;

class MendedElasticRestTest {
    @RepeatedTest(5)
    void use() throws Exception {
        RestClient client = RestClient.builder(new HttpHost("localhost", 1)).build();
        client.close();
    }
}
