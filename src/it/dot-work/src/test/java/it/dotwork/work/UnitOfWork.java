package it.dotwork.work;

import it.dotwork.Causes;
import it.dotwork.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** All work goes through one session. */
final class UnitOfWork {
    private static final SessionFactory FACTORY = factory();
    private static Session session;

    private UnitOfWork() {}

    private static SessionFactory factory() {
        try {
            return new Configuration()
                    .addAnnotatedClass(Note.class)
                    .setProperty("hibernate.connection.url", "jdbc:sqlite:" + Folders.create("work").resolve("notes.db"))
                    .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                    .setProperty("hibernate.hbm2ddl.auto", "create")
                    .buildSessionFactory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(Consumer<Session> work) {
        if (Causes.isMended("session")) {
            FACTORY.inTransaction(work);
            return;
        }
        if (session == null) {
            session = FACTORY.openSession();
        }
        session.beginTransaction();
        work.accept(session);
        session.getTransaction().commit();
    }
}
