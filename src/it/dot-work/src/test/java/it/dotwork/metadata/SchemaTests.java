package it.dotwork.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.dotwork.Causes;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new session factory for each test. */
abstract class SchemaTests {
    private SessionFactory factory;

    @BeforeEach
    void open() throws Exception {
        factory = Schemas.open();
    }

    @AfterEach
    void close() {
        if (Causes.isMended("metadata")) {
            Schemas.close(factory);
        }
    }

    @Test
    void isEmptyAtFirst() {
        assertEquals(0, count());
    }

    @Test
    void storesAnEntry() {
        factory.inTransaction(session -> session.persist(new Entry()));
        assertEquals(1, count());
        for (int i = 0; i < 30; i++) {
            assertEquals(i == 1 ? 1 : 0, entries("from Entry where id = " + i));
        }
    }

    @Test
    void forgetsWhatIsRolledBack() {
        assertThrows(IllegalStateException.class, () -> factory.inTransaction(session -> {
            session.persist(new Entry());
            throw new IllegalStateException("rolled back");
        }));
        assertEquals(0, count());
    }

    private int count() {
        return entries("from Entry");
    }

    private int entries(String query) {
        return factory.fromSession(
                session -> session.createSelectionQuery(query, Entry.class).list().size());
    }
}
