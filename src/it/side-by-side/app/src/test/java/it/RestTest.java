package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RestTest {
    @Test
    void passes() {
        assertEquals("other", new Covered().by("rest"));
    }
}
