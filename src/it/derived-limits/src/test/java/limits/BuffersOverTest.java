package limits;

import org.junit.jupiter.api.Test;

class BuffersOverTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
