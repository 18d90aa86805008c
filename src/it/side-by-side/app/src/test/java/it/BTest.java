package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class BTest {
    @Test
    void meets() throws Exception {
        Meeting.talk("test" + Boolean.getBoolean("it.fails"), "b", "a");
        assertEquals("b", new Covered().by("b"));
        assertFalse(Boolean.getBoolean("it.fails"));
    }
}
