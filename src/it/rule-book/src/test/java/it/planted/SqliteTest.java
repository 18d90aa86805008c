package it.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.RepeatedTest;

class SqliteTest {
    static final java.util.List<Object> KEPT = new java.util.ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + Files.createTempDirectory(Path.of("target"), "db") + "/it.db");
        Statement statement = connection.createStatement();
        statement.execute("pragma journal_mode=wal");
        statement.execute("create table a(b)");
        KEPT.add(connection);
    }
}
