package it.mended;

import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.RepeatedTest;

class MendedDbcpTest {
    @RepeatedTest(5)
    void use() throws Exception {
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl(it.Shared.H2);
            pool.getConnection().close();
        }
    }
}
