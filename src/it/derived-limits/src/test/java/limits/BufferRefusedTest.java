package limits;

import org.junit.jupiter.api.Test;

class BufferRefusedTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
