package it.mended;

import javax.swing.Timer;
import org.junit.jupiter.api.RepeatedTest;

class MendedSwingTimerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        byte[] image = new byte[1 << 20];
        Timer timer = new Timer(100, event -> image[0]++);
        timer.start();
        timer.stop();
    }
}
