package it.mended;

import org.hibernate.Session;
import org.junit.jupiter.api.RepeatedTest;

class MendedSessionTest {
    @RepeatedTest(5)
    void use() throws Exception {
        try (Session session = it.Shared.FACTORY.openSession()) {
            session.beginTransaction();
            session.persist(new it.Note());
            session.getTransaction().commit();
        }
    }
}
