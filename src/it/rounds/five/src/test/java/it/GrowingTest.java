package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingTest {
    static final List<Object> KEPT = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keepsMore(int any) {
        KEPT.add(new byte[3 << 20]);
        System.out.println("kept " + any);
    }

    @Nested
    class Inner {
        @Test
        void keepsMoreToo() {
            KEPT.add(new byte[3 << 20]);
        }
    }
}
