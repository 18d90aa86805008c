package demo.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BasketTest {
    @Test
    void addsUp() {
        assertEquals(6, List.of(1, 2, 3).stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void isEmptyAtFirst() {
        assertEquals(0, List.of().size());
    }
}
