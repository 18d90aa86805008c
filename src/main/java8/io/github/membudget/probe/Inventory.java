package io.github.membudget.probe;

import io.github.membudget.probe.format.LeftoverKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a test class could leave behind in this JVM, as it was at one time. Two of them are compared to find what a class has left. Each item
 * is known by a key that stays the same as long as the item exists, and described by a detail.
 */
final class Inventory {
    /** Files of a directory beyond this are not counted. */
    private static final int MOST_WALKED = 1000;

    private final Map<LeftoverKind, Map<Object, String>> items = new LinkedHashMap<LeftoverKind, Map<Object, String>>();

    /** One thing: its kind, its key, and its detail at the time. */
    static final class Item {
        final LeftoverKind kind;
        final Object key;
        /** Null for a property that was removed. */
        final @Nullable String detail;

        Item(LeftoverKind kind, Object key, @Nullable String detail) {
            this.kind = kind;
            this.key = key;
            this.detail = detail;
        }
    }

    /** @param found details by key; null where this JVM does not show them, so that nothing of the kind can be compared */
    void put(LeftoverKind kind, @Nullable Map<Object, String> found) {
        if (found != null) {
            items.put(kind, found);
        }
    }

    /** What is here and was not there, and values that have changed. Kinds that are not known at both times are left out. */
    List<Item> since(Inventory before) {
        List<Item> news = new ArrayList<Item>();
        for (Map.Entry<LeftoverKind, Map<Object, String>> kind : items.entrySet()) {
            Map<Object, String> then = before.items.get(kind.getKey());
            // The same map where the temporary folder has not changed.
            if (then == null || then == kind.getValue()) {
                continue;
            }
            for (Map.Entry<Object, String> item : kind.getValue().entrySet()) {
                if (isNews(kind.getKey(), then, item.getKey(), item.getValue())) {
                    news.add(new Item(kind.getKey(), item.getKey(), item.getValue()));
                }
            }
            if (kind.getKey() == LeftoverKind.SYSTEM_PROPERTY) {
                for (Object key : then.keySet()) {
                    if (!kind.getValue().containsKey(key)) {
                        news.add(new Item(kind.getKey(), key, null));
                    }
                }
            }
        }
        return news;
    }

    private static boolean isNews(LeftoverKind kind, Map<Object, String> then, Object key, String value) {
        if (!then.containsKey(key)) {
            // A time zone appears when somebody first needs one. The JVM puts what it chose itself into this property.
            return kind != LeftoverKind.DEFAULT || !value.equals(System.getProperty(InventoryTaker.TIME_ZONE));
        }
        return isByValue(kind) && !Objects.equals(then.get(key), value);
    }

    private static boolean isByValue(LeftoverKind kind) {
        return kind == LeftoverKind.SYSTEM_PROPERTY || kind == LeftoverKind.DEFAULT;
    }

    /** Whether an item is still there, and as it was left. */
    boolean has(Item item) {
        Map<Object, String> kind = items.get(item.kind);
        if (kind == null) {
            return false;
        }
        return isByValue(item.kind) ? Objects.equals(kind.get(item.key), item.detail) : kind.containsKey(item.key);
    }

    /** An item that was left since this, in words for a person. The value of a property may be a secret and is not told. */
    String describe(Item item) {
        String detail = item.detail == null ? "" : item.detail;
        switch (item.kind) {
            case THREAD:
                return JvmThreads.describe((Long) item.key, detail);
            case OPEN_SOCKET:
                return OpenSockets.describe(detail);
            case TEMPORARY_FILE:
                return item.key + size((File) item.key);
            case SYSTEM_PROPERTY:
                return item.key + (item.detail == null ? " removed" : detail(item) != null ? " changed" : " added");
            case DEFAULT:
                String then = detail(item);
                return item.key + (then == null ? "" : " " + then) + " became " + detail;
            default:
                return detail;
        }
    }

    boolean hasKey(LeftoverKind kind, Object key) {
        Map<Object, String> known = items.get(kind);
        return known != null && known.containsKey(key);
    }

    /** Whether this JVM shows what there is of a kind. */
    boolean knows(LeftoverKind kind) {
        return items.containsKey(kind);
    }

    /**
     * How an item is called, as the user's patterns see it.
     *
     * @param described by {@link #describe}
     */
    static String name(Item item, String described) {
        String detail = item.detail == null ? "" : item.detail;
        switch (item.kind) {
            case OPEN_SOCKET:
                return described.replaceAll(", socket:\\[\\d+]$", "");
            case CHILD_PROCESS:
                return detail.replaceAll(" \\(pid \\d+\\)$", "");
            case CLASS_LOADER:
                return detail.replaceAll(" of thread '.*", "");
            case TEMPORARY_FILE:
            case SYSTEM_PROPERTY:
            case DEFAULT:
                return String.valueOf(item.key);
            default:
                return detail;
        }
    }

    /** The detail that its key had here; null where it was not there. */
    private @Nullable String detail(Item item) {
        Map<Object, String> kind = items.get(item.kind);
        return kind == null ? null : kind.get(item.key);
    }

    private static String size(File file) {
        long[] filesAndBytes = new long[2];
        add(file, filesAndBytes);
        return file.isDirectory()
                ? "/ (" + filesAndBytes[0] + " files, " + filesAndBytes[1] + " bytes)"
                : " (" + filesAndBytes[1] + " bytes)";
    }

    private static void add(File file, long[] filesAndBytes) {
        Path path = file.toPath();
        if (Files.isSymbolicLink(path) || filesAndBytes[0] >= MOST_WALKED) {
            return;
        }
        File[] entries = file.listFiles();
        if (entries == null) {
            filesAndBytes[0]++;
            filesAndBytes[1] += file.length();
            return;
        }
        for (File entry : entries) {
            add(entry, filesAndBytes);
        }
    }
}
