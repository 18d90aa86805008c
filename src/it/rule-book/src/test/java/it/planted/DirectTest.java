package it.planted;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class DirectTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        KEPT.add(ByteBuffer.allocateDirect(1 << 17));
        KEPT.add(ByteBuffer.allocateDirect(1 << 17));
    }
}
