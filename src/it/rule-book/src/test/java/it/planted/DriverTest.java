package it.planted;

import java.sql.DriverManager;
import org.junit.jupiter.api.RepeatedTest;

class DriverTest {
    @RepeatedTest(8)
    void use() throws Exception {
        DriverManager.registerDriver(new org.h2.Driver());
    }
}
