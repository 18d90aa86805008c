package it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What two of the classes fill, one by its own thread, one by a thread that knows no test. */
final class Kept {
    static final List<int[]> BY_TEST = new CopyOnWriteArrayList<>();
    static final List<Row> BY_THREAD = new CopyOnWriteArrayList<>();

    private Kept() {}

    static void fill() {
        for (int i = 0; i < 24; i++) {
            BY_THREAD.add(new Row());
        }
    }

    static final class Row {
        final long[] cells = new long[1 << 16];
    }
}
