package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ATest {
    @Test
    void meets() throws Exception {
        Meeting.talk("test" + Boolean.getBoolean("it.fails"), "a", "b");
        assertEquals("a", new Covered().by("a"));
        assertFalse(Boolean.getBoolean("it.fails"));
    }
}
