package limits;

import org.junit.jupiter.api.Test;

class HeapFullTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
