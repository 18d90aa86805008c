package limits;

import org.junit.jupiter.api.Test;

class BuffersFitTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
