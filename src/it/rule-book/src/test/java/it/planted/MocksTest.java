package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.mockito.Mockito;

class MocksTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        for (int i = 0; i < 20; i++) {
            List<?> mock = Mockito.mock(List.class);
            mock.size();
            KEPT.add(mock);
        }
    }
}
