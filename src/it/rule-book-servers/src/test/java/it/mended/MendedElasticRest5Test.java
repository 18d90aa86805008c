package it.mended;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.RepeatedTest;

class MendedElasticRest5Test {
    @RepeatedTest(5)
    void use() throws Exception {
        Rest5Client client = Rest5Client.builder(new HttpHost("http", "localhost", 1)).build();
        client.close();
    }
}
