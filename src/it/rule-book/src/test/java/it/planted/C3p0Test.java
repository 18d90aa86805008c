package it.planted;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import org.junit.jupiter.api.RepeatedTest;

class C3p0Test {
    @RepeatedTest(3)
    void use() throws Exception {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl(it.Shared.H2);
        pool.getConnection().close();
    }
}
