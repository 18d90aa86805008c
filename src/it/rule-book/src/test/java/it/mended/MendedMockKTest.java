package it.mended;

import io.mockk.MockKKt;
import java.util.List;
import org.junit.jupiter.api.Test;

class MendedMockKTest {
    static class Dice {
        int roll(Object seed) {
            return seed.hashCode();
        }
    }

    @Test
    void use() throws Exception {
        Dice dice = new Dice();
        MockKKt.mockkObject(new Object[] {dice}, false);
        for (int i = 0; i < 2_000; i++) {
            dice.roll(List.of(i));
        }
        MockKKt.unmockkAll();
    }
}
