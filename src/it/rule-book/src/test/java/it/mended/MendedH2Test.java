package it.mended;

import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

class MendedH2Test {
    @RepeatedTest(5)
    void use() throws Exception {
        DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID()).close();
    }
}
