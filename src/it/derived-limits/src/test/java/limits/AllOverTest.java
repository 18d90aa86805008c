package limits;

import org.junit.jupiter.api.Test;

class AllOverTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
