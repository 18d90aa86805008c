package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class GrowingTest {
    static final List<Object> KEPT = new ArrayList<>();

    @Test
    public void keepsMore() {
        for (int i = 0; i < 5; i++) {
            KEPT.add(new byte[1 << 20]);
        }
    }
}
