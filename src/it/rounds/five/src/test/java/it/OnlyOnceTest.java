package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class OnlyOnceTest {
    private static boolean ran;

    @Test
    void failsWhenItRunsAgain() {
        System.out.println(ran ? "again" : "first");
        assertFalse(ran, "ran before");
        ran = true;
    }
}
