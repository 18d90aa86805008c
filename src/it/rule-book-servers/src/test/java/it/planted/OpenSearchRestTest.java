package it.planted;

import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.RepeatedTest;
import org.opensearch.client.RestClient;

class OpenSearchRestTest {
    @RepeatedTest(5)
    void use() throws Exception {
        RestClient client = RestClient.builder(new HttpHost("http", "localhost", 1)).build();
    }
}
