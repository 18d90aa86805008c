package demo.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchTest {
    /** The leak: an off-heap index that outlives its test. */
    private static final List<ByteBuffer> INDEX = new ArrayList<>();

    @Test
    void ranksByScore() throws InterruptedException {
        Thread.sleep(300);
        assertEquals(List.of(3, 2, 1), Stream.of(1, 3, 2).sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void topK() throws InterruptedException {
        for (int page = 0; page < 120; page++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
            }
            INDEX.add(buffer);
        }
        byte[][] scores = new byte[60][1 << 20];
        Thread.sleep(300);
        assertEquals(60, scores.length);
    }
}
