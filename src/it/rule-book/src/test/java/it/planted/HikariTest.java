package it.planted;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.RepeatedTest;

class HikariTest {
    @RepeatedTest(5)
    void use() throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(it.Shared.H2);
        pool.getConnection().close();
    }
}
