package it.planted;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.RepeatedTest;

class MongoServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind();
    }
}
