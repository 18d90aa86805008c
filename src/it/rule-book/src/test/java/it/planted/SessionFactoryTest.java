package it.planted;

import org.junit.jupiter.api.RepeatedTest;

class SessionFactoryTest {
    @RepeatedTest(5)
    void use() throws Exception {
        it.Shared.factory();
    }
}
