package it;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class AFirstTest {
    @Test
    public void keepsNothing() {
        assertTrue(new byte[1].length > 0);
    }
}
