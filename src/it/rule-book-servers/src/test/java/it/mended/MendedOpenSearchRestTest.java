package it.mended;

import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.RepeatedTest;
import org.opensearch.client.RestClient;

class MendedOpenSearchRestTest {
    @RepeatedTest(5)
    void use() throws Exception {
        RestClient client = RestClient.builder(new HttpHost("http", "localhost", 1)).build();
        client.close();
    }
}
