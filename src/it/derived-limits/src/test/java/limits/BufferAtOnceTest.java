package limits;

import org.junit.jupiter.api.Test;

class BufferAtOnceTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
