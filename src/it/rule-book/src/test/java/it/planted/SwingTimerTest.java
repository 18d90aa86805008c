package it.planted;

import javax.swing.Timer;
import org.junit.jupiter.api.RepeatedTest;

class SwingTimerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        byte[] image = new byte[1 << 20];
        Timer timer = new Timer(100, event -> image[0]++);
        timer.start();
    }
}
