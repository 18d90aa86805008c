package it.mended;

import org.junit.jupiter.api.RepeatedTest;
import org.springframework.test.context.TestContextManager;

class MendedSpringTest {
    @RepeatedTest(2)
    void use() throws Exception {
        new TestContextManager(it.Contexts.A.class).getTestContext().getApplicationContext();
    }
}
