package it;

import org.junit.jupiter.api.Test;

class ThreadTest {
    @Test
    void letsAThreadFill() throws Exception {
        Thread filler = new Thread(Kept::fill);
        filler.start();
        filler.join();
        Thread.sleep(400);
    }
}
