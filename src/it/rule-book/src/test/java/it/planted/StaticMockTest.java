package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class StaticMockTest {
    static final List<Object> KEPT = new ArrayList<>();

    @Test
    void use() throws Exception {
        KEPT.add(Mockito.mockStatic(it.Clocks.A.class));
        KEPT.add(Mockito.mockStatic(it.Clocks.B.class));
        it.Clocks.A.now();
    }
}
