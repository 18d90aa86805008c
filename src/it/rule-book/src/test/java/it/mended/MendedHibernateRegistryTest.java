package it.mended;

import it.Note;
import it.Shared;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.RepeatedTest;

class MendedHibernateRegistryTest {
    @RepeatedTest(5)
    void use() throws Exception {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.connection.url", Shared.H2)
                .build();
        new MetadataSources(registry).addAnnotatedClass(Note.class).buildMetadata();
        StandardServiceRegistryBuilder.destroy(registry);
    }
}
