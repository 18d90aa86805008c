package it.mended;

import java.sql.DriverManager;
import org.junit.jupiter.api.RepeatedTest;

class MendedJdbcTest {
    @RepeatedTest(5)
    void use() throws Exception {
        DriverManager.getConnection(it.Shared.H2).close();
    }
}
