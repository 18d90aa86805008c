package demo.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A search index outside the heap, a MiB a page. */
public final class Index {
    /** The leak: the pages of every index there ever was. */
    private static final List<ByteBuffer> PAGES = new ArrayList<>();

    private final int first = PAGES.size();

    public Index(int pages) {
        for (int page = 0; page < pages; page++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            while (buffer.hasRemaining()) {
                buffer.put((byte) page);
            }
            PAGES.add(buffer);
        }
    }

    public int find(byte word) {
        for (int page = first; page < PAGES.size(); page++) {
            if (PAGES.get(page).get(0) == word) {
                return page - first;
            }
        }
        return -1;
    }
}
