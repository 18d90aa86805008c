package it.dotwork.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Several units of work, on a session that nobody closes. */
abstract class WorkTests {
    @Test
    void writesNotes() {
        UnitOfWork.run(session -> {
            for (int i = 0; i < 950; i++) {
                session.persist(new Note("note " + i + " of " + getClass().getSimpleName() + ".".repeat(4000)));
            }
        });
    }

    @Test
    void readsNotes() {
        UnitOfWork.run(session -> assertTrue(session.createSelectionQuery("from Note", Note.class)
                        .setMaxResults(50)
                        .list()
                        .size()
                <= 50));
    }
}
