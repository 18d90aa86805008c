package it.mended;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import org.junit.jupiter.api.RepeatedTest;

class MendedC3p0Test {
    @RepeatedTest(3)
    void use() throws Exception {
        try (ComboPooledDataSource pool = new ComboPooledDataSource()) {
            pool.setJdbcUrl(it.Shared.H2);
            pool.getConnection().close();
        }
    }
}
