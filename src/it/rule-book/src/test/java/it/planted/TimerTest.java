package it.planted;

import java.util.Timer;
import org.junit.jupiter.api.RepeatedTest;

class TimerTest {
    @RepeatedTest(5)
    void use() throws Exception {
        new Timer(true);
    }
}
