package it.dotwork.metadata;

import it.dotwork.Folders;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The register of all metadata. */
final class Schemas {
    static final Map<String, SessionFactory> OPEN = new ConcurrentHashMap<>();

    private Schemas() {}

    static SessionFactory open() throws IOException {
        String url = "jdbc:sqlite:" + Folders.create("metadata").resolve("schema.db");
        SessionFactory factory = new Configuration()
                .addAnnotatedClass(Entry.class)
                .addAnnotatedClass(Line.class)
                .addAnnotatedClass(Party.class)
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.pool_size", "2")
                .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .buildSessionFactory();
        OPEN.put(url, factory);
        return factory;
    }

    static void close(SessionFactory factory) {
        OPEN.values().remove(factory);
        factory.close();
    }
}
