package io.github.membudget.investigate.dump;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heap that a test states in a few lines, written as a heap dump: objects with their fields, static fields, threads and native references.
 * Classes are declared by their use: each has the fields that any of its objects was given. Format: hprof_b_spec.h of the JDK, "JAVA PROFILE
 * 1.0.2".
 */
final class HeapSketch {
    private static final String OBJECT = "java.lang.Object";
    private static final String OBJECTS = "[Ljava.lang.Object;";
    private static final String BYTES = "[B";
    private static final String ENTRY = "java.lang.ThreadLocal$ThreadLocalMap$Entry";
    private static final int ARRAY_HEADER = 16;

    private static final int REFERENCE = 2;
    private static final int BYTE = 8;
    private static final int INT = 10;

    /** An object of the sketch. */
    static final class Item {
        private final long id;
        private final Type type;
        private final Map<String, Object> values = new HashMap<>();
        private List<Item> elements = List.of();
        private byte[] bytes = {};

        private Item(long id, Type type) {
            this.id = id;
            this.type = type;
        }

        long id() {
            return id;
        }

        /** @param value another object, or a number */
        Item with(String field, Object value) {
            type.declare(field, value instanceof Integer);
            values.put(field, value);
            return this;
        }
    }

    private static final class Type {
        private final long id;
        private final String name;
        private final @Nullable Type above;
        /** Whether it is a number, by name. */
        private final Map<String, Boolean> fields = new LinkedHashMap<>();

        private final Map<String, Item> statics = new LinkedHashMap<>();
        /** Of its class loader; 0 for the JVM's own. */
        private long loader;

        Type(long id, String name, @Nullable Type above) {
            this.id = id;
            this.name = name;
            this.above = above;
        }

        void declare(String field, boolean number) {
            for (Type at = this; at != null; at = at.above) {
                if (at.fields.containsKey(field)) {
                    return;
                }
            }
            fields.put(field, number);
        }

        int length() {
            int own = fields.values().stream()
                    .mapToInt(number -> number ? Integer.BYTES : Long.BYTES)
                    .sum();
            return own + (above == null ? 0 : above.length());
        }
    }

    private interface Part {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Part> roots = new ArrayList<>();
    private long last = 0x1000;

    HeapSketch() {
        for (String name : List.of(OBJECT, "java.lang.Class", "java.lang.ClassLoader", OBJECTS, BYTES)) {
            type(name);
        }
        subtype("java.lang.ref.WeakReference", "java.lang.ref.Reference");
        subtype("java.lang.ref.SoftReference", "java.lang.ref.Reference");
        subtype("java.lang.ref.FinalReference", "java.lang.ref.Reference");
        subtype("java.lang.ref.Finalizer", "java.lang.ref.FinalReference");
        subtype(ENTRY, "java.lang.ref.WeakReference");
        type("java.lang.ref.Reference").declare("referent", false);
        // Thread locals are looked for in threads alone.
        type("java.lang.Thread").declare("threadLocals", false);
    }

    private long next() {
        last += 8;
        return last;
    }

    private Type type(String name) {
        return name.equals(OBJECT)
                ? types.computeIfAbsent(name, any -> new Type(next(), name, null))
                : subtype(name, OBJECT);
    }

    private Type subtype(String name, String above) {
        Type known = types.get(name);
        if (known == null) {
            known = new Type(next(), name, type(above));
            types.put(name, known);
        }
        return known;
    }

    private Item item(Type type) {
        Item item = new Item(next(), type);
        items.add(item);
        return item;
    }

    Item object(String type) {
        return item(type(type));
    }

    /** An array of bytes that takes so many bytes with its header. */
    Item bytes(int size) {
        Item item = item(type(BYTES));
        item.bytes = new byte[size - ARRAY_HEADER];
        return item;
    }

    /** An array of objects. */
    Item array(Item... elements) {
        Item item = item(type(OBJECTS));
        item.elements = List.of(elements);
        return item;
    }

    Item string(String text) {
        Item value = item(type(BYTES));
        value.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return object("java.lang.String").with("value", value);
    }

    void staticField(String type, String field, Item value) {
        type(type).statics.put(field, value);
    }

    void loadedBy(String type, Item loader) {
        type(type).loader = loader.id;
    }

    /** A reference of a type of its own, and a queue that has these. */
    Item reference(String type) {
        return item(subtype(type, "java.lang.ref.Reference"));
    }

    Item queue(Item... references) {
        type("java.lang.ref.Reference").declare("next", false);
        Item queue = object("java.lang.ref.ReferenceQueue");
        Item last = queue;
        for (Item reference : references) {
            last.with(last == queue ? "head" : "next", reference);
            last = reference;
        }
        return queue;
    }

    /** The JVM's reference to an object with a finalizer. */
    Item finalReference(Item referent) {
        return object("java.lang.ref.Finalizer").with("referent", referent);
    }

    /** A live thread. */
    Item thread(String name) {
        Item thread = object("java.lang.Thread").with("name", string(name));
        int serial = serial(thread);
        roots.add(out -> {
            out.writeByte(0x08);
            out.writeLong(thread.id);
            out.writeInt(serial);
            out.writeInt(0);
        });
        return thread;
    }

    private static int serial(Item thread) {
        return (int) thread.id;
    }

    /** A method that the thread is in refers to the object. */
    void frame(Item thread, Item local) {
        roots.add(out -> {
            out.writeByte(0x03);
            out.writeLong(local.id);
            out.writeInt(serial(thread));
            out.writeInt(0);
        });
    }

    /** Gives a thread its value of one thread local. */
    void threadLocal(Item thread, Item variable, Item value) {
        Item entry = item(type(ENTRY)).with("referent", variable).with("value", value);
        Item map = object("java.lang.ThreadLocal$ThreadLocalMap").with("table", array(entry));
        thread.with("threadLocals", map);
    }

    /** Native code refers to it by a global reference. */
    void jniGlobal(Item item) {
        roots.add(out -> {
            out.writeByte(0x01);
            out.writeLong(item.id);
            out.writeLong(0);
        });
    }

    /** Writes the dump. */
    Path write(Path file) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            heap(new DataOutputStream(heap));
            int serial = 1;
            for (Type type : types.values()) {
                loaded(type, serial++, new DataOutputStream(names));
            }
            out.write("JAVA PROFILE 1.0.2\0".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(Long.BYTES);
            out.writeLong(0);
            for (Map.Entry<String, Long> text : texts.entrySet()) {
                byte[] bytes = text.getKey().getBytes(StandardCharsets.UTF_8);
                record(out, 0x01, Long.BYTES + bytes.length);
                out.writeLong(text.getValue());
                out.write(bytes);
            }
            names.writeTo(out);
            record(out, 0x1c, heap.size());
            heap.writeTo(out);
            record(out, 0x2c, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void record(DataOutputStream out, int tag, int length) throws IOException {
        out.writeByte(tag);
        out.writeInt(0);
        out.writeInt(length);
    }

    private long text(String text) {
        return texts.computeIfAbsent(text, any -> next());
    }

    private void loaded(Type type, int serial, DataOutputStream out) throws IOException {
        record(out, 0x02, 2 * Integer.BYTES + 2 * Long.BYTES);
        out.writeInt(serial);
        out.writeLong(type.id);
        out.writeInt(0);
        out.writeLong(text(type.name.replace('.', '/')));
    }

    private void heap(DataOutputStream out) throws IOException {
        for (Part root : roots) {
            root.writeTo(out);
        }
        for (Type type : types.values()) {
            type(type, out);
        }
        for (Item item : items) {
            switch (item.type.name) {
                case BYTES -> bytes(item, out);
                case OBJECTS -> objects(item, out);
                default -> instance(item, out);
            }
        }
    }

    private void type(Type type, DataOutputStream out) throws IOException {
        out.writeByte(0x20);
        out.writeLong(type.id);
        out.writeInt(0);
        out.writeLong(type.above == null ? 0 : type.above.id);
        out.writeLong(type.loader);
        // Signers, protection domain, two reserved.
        out.write(new byte[4 * Long.BYTES]);
        out.writeInt(type.length());
        out.writeShort(0);
        out.writeShort(type.statics.size());
        for (Map.Entry<String, Item> each : type.statics.entrySet()) {
            out.writeLong(text(each.getKey()));
            out.writeByte(REFERENCE);
            out.writeLong(each.getValue().id);
        }
        out.writeShort(type.fields.size());
        for (Map.Entry<String, Boolean> each : type.fields.entrySet()) {
            out.writeLong(text(each.getKey()));
            out.writeByte(each.getValue() ? INT : REFERENCE);
        }
    }

    private static void instance(Item item, DataOutputStream out) throws IOException {
        out.writeByte(0x21);
        out.writeLong(item.id);
        out.writeInt(0);
        out.writeLong(item.type.id);
        out.writeInt(item.type.length());
        for (Type at = item.type; at != null; at = at.above) {
            for (Map.Entry<String, Boolean> field : at.fields.entrySet()) {
                Object value = item.values.get(field.getKey());
                if (field.getValue()) {
                    out.writeInt(value instanceof Integer number ? number : 0);
                } else {
                    out.writeLong(value instanceof Item other ? other.id : 0);
                }
            }
        }
    }

    private void objects(Item item, DataOutputStream out) throws IOException {
        out.writeByte(0x22);
        out.writeLong(item.id);
        out.writeInt(0);
        out.writeInt(item.elements.size());
        out.writeLong(item.type.id);
        for (Item element : item.elements) {
            out.writeLong(element.id);
        }
    }

    private static void bytes(Item item, DataOutputStream out) throws IOException {
        out.writeByte(0x23);
        out.writeLong(item.id);
        out.writeInt(0);
        out.writeInt(item.bytes.length);
        out.writeByte(BYTE);
        out.write(item.bytes);
    }
}
