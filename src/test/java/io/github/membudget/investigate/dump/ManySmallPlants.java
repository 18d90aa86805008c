package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Holders of which each keeps little, and all together much. */
final class ManySmallPlants {
    static final int THREADS = 40;
    static final int LOCAL_BYTES = 20 << 10;
    static final int ROW_BYTES = 100 << 10;

    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[LOCAL_BYTES]);

    static final int SHARED = 20;
    static final int SHARED_BYTES = 64 << 10;

    static final Map<String, Object> BY_NAME = new HashMap<>();
    static final Map<Integer, Object> BY_NUMBER = new HashMap<>();

    private ManySmallPlants() {}

    /** A thread local, and a list, and a field have the same. */
    static final List<Object> HISTORY = new ArrayList<>();

    private static final ThreadLocal<State> CURRENT = new ThreadLocal<>();
    static State last = new State(new int[1]);

    record State(int[] values) {}

    /** Both maps have each. */
    record Cell(double[] values) {}

    static final class First {
        static final List<Object> ROWS = rows(First.class, 1);
        static final List<Object> PAIR = rows(First.class, 2);

        record Row(byte[] text) {}
    }

    static final class Second {
        static final List<Object> ROWS = rows(Second.class, 2);
        static final List<Object> PAIR = rows(Second.class, 1);

        record Row(byte[] text) {}
    }

    static final class Third {
        static final List<Object> ROWS = rows(Third.class, 3);

        record Row(byte[] text) {}
    }

    static final class Fourth {
        static final List<Object> ROWS = rows(Fourth.class, 4);

        record Row(byte[] text) {}
    }

    /** Each test class has rows of its own type. */
    private static List<Object> rows(Class<?> owner, int count) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] text = new byte[ROW_BYTES];
            rows.add(
                    switch (owner.getSimpleName()) {
                        case "First" -> new First.Row(text);
                        case "Second" -> new Second.Row(text);
                        case "Third" -> new Third.Row(text);
                        default -> new Fourth.Row(text);
                    });
        }
        return rows;
    }

    static void plant() throws InterruptedException {
        State current = new State(new int[100_000]);
        CURRENT.set(current);
        last = new State(new int[200_000]);
        HISTORY.addAll(List.of(current, last));
        for (int i = 0; i < SHARED; i++) {
            Cell cell = new Cell(new double[SHARED_BYTES / Double.BYTES]);
            BY_NAME.put("cell " + i, cell);
            BY_NUMBER.put(i, cell);
        }
        int rows = First.ROWS.size() + Second.ROWS.size() + Third.ROWS.size() + Fourth.ROWS.size();
        if (rows != 10 || First.PAIR.size() + Second.PAIR.size() != 3) {
            throw new IllegalStateException();
        }
        CountDownLatch set = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(
                    () -> {
                        SCRATCH.get();
                        set.countDown();
                        try {
                            Thread.sleep(3_600_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "scratch-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        set.await();
    }
}
