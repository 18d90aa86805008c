package it.dotwork.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import it.dotwork.Causes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A database and a pool for each test. */
abstract class PoolTests {
    private String database;

    @Test
    void storesRows(TestInfo test) throws Exception {
        use(test);
    }

    @Test
    void storesRowsAgain(TestInfo test) throws Exception {
        use(test);
    }

    private void use(TestInfo test) throws Exception {
        database = getClass().getSimpleName() + test.getDisplayName().replaceAll("\\W", "");
        try (Connection connection = Pools.of(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id int primary key, text varchar)");
            try (PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?)")) {
                for (int i = 0; i < 4000; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "item " + i + ".".repeat(500));
                    insert.executeUpdate();
                }
            }
            assertTrue(connection.isValid(1));
        }
    }

    @AfterEach
    void dispose() {
        if (Causes.isMended("pool")) {
            Pools.dispose(database);
        }
    }
}
