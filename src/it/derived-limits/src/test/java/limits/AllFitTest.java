package limits;

import org.junit.jupiter.api.Test;

class AllFitTest {
    @Test
    void takes() throws Exception {
        Needs.take();
    }
}
