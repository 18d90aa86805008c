package it.dotwork.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.dotwork.Causes;
import it.dotwork.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections opened inline, and not closed where a statement fails early. */
abstract class LedgerTests {
    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Folders.create("ledger");
    }

    @AfterEach
    void remove() throws IOException {
        if (Causes.isMended("sqlite")) {
            Folders.remove(folder);
        }
    }

    @Test
    void storesBookings() throws SQLException {
        assertEquals(2000, book(2000));
    }

    @Test
    void refusesABookingTwice() {
        assertThrows(SQLException.class, () -> book(-2000));
    }

    /** A negative number books the last one twice. */
    private int book(int count) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        if (Causes.isMended("sqlite")) {
            try (connection) {
                return book(connection, count);
            }
        }
        int booked = book(connection, count);
        connection.close();
        return booked;
    }

    private static int book(Connection connection, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("create table booking (id integer primary key, text varchar)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into booking values (?, ?)")) {
                for (int i = 0; i < Math.abs(count); i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "booking ".repeat(100));
                    insert.executeUpdate();
                }
                connection.commit();
                if (count < 0) {
                    insert.executeUpdate();
                }
            }
            try (ResultSet result = statement.executeQuery("select count(*), sum(length(text)) from booking")) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
