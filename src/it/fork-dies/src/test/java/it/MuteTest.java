package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MuteTest {
    static final List<byte[]> KEPT = new ArrayList<>();

    /** The heap stays full for good: Surefire itself has none left to report the error with. */
    @Test
    void fillsTheHeapForGood() {
        for (int size = 1 << 19; size > 16; ) {
            try {
                KEPT.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
            }
        }
        throw new OutOfMemoryError();
    }
}
