package it;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudTest {
    @Test
    void printsAGigabyte() {
        char[] line = new char[999];
        Arrays.fill(line, 'x');
        String text = new String(line);
        for (int i = 0; i < 1_000_000; i++) {
            System.out.println(text);
        }
    }
}
