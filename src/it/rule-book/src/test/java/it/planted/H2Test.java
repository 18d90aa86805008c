package it.planted;

import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

class H2Test {
    @RepeatedTest(5)
    void use() throws Exception {
        DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1").close();
    }
}
