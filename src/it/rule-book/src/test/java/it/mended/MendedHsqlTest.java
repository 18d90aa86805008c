package it.mended;

import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

class MendedHsqlTest {
    @RepeatedTest(5)
    void use() throws Exception {
        DriverManager.getConnection("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";shutdown=true").close();
    }
}
