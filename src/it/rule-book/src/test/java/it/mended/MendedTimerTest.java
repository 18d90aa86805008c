package it.mended;

import java.util.Timer;
import org.junit.jupiter.api.RepeatedTest;

class MendedTimerTest {
    @RepeatedTest(5)
    void use() throws Exception {
        new Timer(true).cancel();
    }
}
