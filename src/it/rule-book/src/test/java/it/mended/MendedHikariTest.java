package it.mended;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.RepeatedTest;

class MendedHikariTest {
    @RepeatedTest(5)
    void use() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(it.Shared.H2);
            pool.getConnection().close();
        }
    }
}
