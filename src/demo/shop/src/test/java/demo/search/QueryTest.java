package demo.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void isSplitIntoWords() {
        assertEquals(List.of("off", "heap"), List.of("off heap".split(" ")));
    }
}
