package it.mended;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import org.junit.jupiter.api.RepeatedTest;

class MendedLdapTest {
    @RepeatedTest(3)
    void use() throws Exception {
        InMemoryDirectoryServer server = new InMemoryDirectoryServer("dc=example,dc=com");
        server.startListening();
        server.shutDown(true);
    }
}
