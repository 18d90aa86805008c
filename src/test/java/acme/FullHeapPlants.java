package acme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fills its heap in the way that its argument says. Its package is none of this plugin's, which are taken for what runs the tests. */
public final class FullHeapPlants {
    private static final int MANY = 100_000;

    private final List<Row> field = new ArrayList<>();

    private FullHeapPlants() {}

    static final class Row {
        final byte[] data = new byte[50_000];
    }

    public static void main(String[] arguments) {
        FullHeapPlants plants = new FullHeapPlants();
        try {
            plants.fill(arguments[0]);
        } catch (OutOfMemoryError e) {
            // The JVM has dumped its heap.
            return;
        }
    }

    private void fill(String how) {
        switch (how) {
            case "local" -> local();
            case "field" -> fillField();
            case "text" -> text();
            case "parallel" -> parallel();
            default -> throw new IllegalArgumentException(how);
        }
    }

    private void local() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            add(rows);
        }
        System.out.println(rows.size());
    }

    private static void add(List<Row> rows) {
        rows.add(new Row());
    }

    private void fillField() {
        for (int i = 0; i < MANY; i++) {
            field.add(new Row());
        }
    }

    private void text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            text.append("a line of some length\n");
        }
        System.out.println(text.length());
    }

    private void parallel() {
        List<Row> rows =
                IntStream.range(0, MANY).parallel().mapToObj(i -> new Row()).toList();
        System.out.println(rows.size());
    }
}
