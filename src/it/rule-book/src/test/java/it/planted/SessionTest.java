package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.RepeatedTest;

class SessionTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Session session = it.Shared.FACTORY.openSession();
        session.beginTransaction();
        session.persist(new it.Note());
        session.getTransaction().commit();
        KEPT.add(session);
    }
}
