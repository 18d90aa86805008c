package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takes() throws Exception {
        Thread.sleep(300);
        Memory.direct(80);
        Thread.sleep(300);
    }

    @Test
    void waits() throws Exception {
        Thread.sleep(500);
    }

    @Test
    @Tag("membudget:200m")
    void mayTakeMoreByItsTag() {
        Memory.direct(80);
    }

    @Test
    @Tag("membudget:10m")
    void mayTakeLessByItsTag() {
        Memory.direct(20);
    }

    @Test
    void mayTakeMoreByAPattern() {
        Memory.direct(80);
    }

    @Test
    @Tag("membudget:much")
    void hasATagThatNamesNoSize() {}
}
