package it;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** What planted and mended tests alike use once. */
public final class Shared {
    public static final String H2 = "jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1";
    public static final SessionFactory FACTORY = factory();

    private Shared() {}

    public static SessionFactory factory() {
        Logger.getLogger("org.hibernate").setLevel(Level.SEVERE);
        return new Configuration()
                .addAnnotatedClass(Note.class)
                .setProperty("hibernate.connection.url", H2)
                .setProperty("hibernate.hbm2ddl.auto", "update")
                .buildSessionFactory();
    }
}
