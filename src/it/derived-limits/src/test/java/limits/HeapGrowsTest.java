package limits;

import org.junit.jupiter.api.Test;

class HeapGrowsTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
