package it.mended;

import org.junit.jupiter.api.RepeatedTest;

class MendedSessionFactoryTest {
    @RepeatedTest(5)
    void use() throws Exception {
        it.Shared.factory().close();
    }
}
