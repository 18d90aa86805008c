package it.planted;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestContextManager;

class SpringTest {
    @Test
    void use() throws Exception {
        for (Class<?> one : new Class<?>[] {it.Contexts.A.class, it.Contexts.B.class, it.Contexts.C.class, it.Contexts.D.class}) {
            new TestContextManager(one).getTestContext().getApplicationContext();
        }
    }
}
