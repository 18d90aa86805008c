package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.RepeatedTest;

class DbcpTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(it.Shared.H2);
        pool.getConnection().close();
        KEPT.add(pool);
    }
}
