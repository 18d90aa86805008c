package it.mended;

import org.junit.jupiter.api.RepeatedTest;
import org.mockito.Mockito;

class MendedStaticMockTest {
    @RepeatedTest(2)
    void use() throws Exception {
        try (org.mockito.MockedStatic<it.Clocks.A> mocked = Mockito.mockStatic(it.Clocks.A.class)) {
            it.Clocks.A.now();
        }
    }
}
