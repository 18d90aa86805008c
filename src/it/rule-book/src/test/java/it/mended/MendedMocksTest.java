package it.mended;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.mockito.Mockito;

class MendedMocksTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Mockito.mock(List.class).size();
    }
}
