package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class StaticFieldTest {
    static final List<byte[]> RESULTS = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        RESULTS.add(new byte[1 << 19]);
    }
}
