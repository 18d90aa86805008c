package it.planted;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sqlite.Function;

/** SQLite's native code refers to functions of its own until the connection is closed. */
class NativeReferenceTest {
    private static final class Length extends Function {
        private final byte[] table = new byte[3 << 20];

        @Override
        protected void xFunc() throws SQLException {
            result(table.length);
        }
    }

    @Test
    void use() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Function.create(connection, "table_length", new Length());
    }
}
