package it.mended;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.RepeatedTest;

class MendedMongoServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind();
        server.shutdownNow();
    }
}
