package io.github.membudget.investigate.dump;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a heap dump without the values in it, so that it can be kept or handed on. What stays is which objects there are, how large they are
 * and which refers to which. Zeroed are the elements of primitive arrays, and so all strings; primitive fields, static ones too, except
 * those of {@link RedactedNames#STRUCTURE}; and all texts that name no class, method or field, since these are literals of the code. A record
 * that is not understood ends it with an error, and the copy must not be kept. Format: hprof_b_spec.h of the JDK, "JAVA PROFILE 1.0.2".
 */
public final class Redaction {
    private static final int OBJECT = 2;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int BUFFER = 1 << 16;

    /** Bytes of a value by its type's number; references have the file's own. */
    private static final int[] BYTES = {0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final byte[] bytes = new byte[BUFFER];
    private final byte[] zeros = new byte[BUFFER];
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Known known;
    private int idBytes;

    /** Bytes of the record that are not read yet. */
    private long left;

    private Redaction(DataInputStream in, DataOutputStream out, Known known) {
        this.in = in;
        this.out = out;
        this.known = known;
    }

    /** What the first pass through the file collects and the second one needs. */
    private static final class Known {
        private final RedactedNames names = new RedactedNames();
        private final Map<Long, Shape> shapes = new HashMap<>();
        private final Map<Long, int[]> runs = new HashMap<>();
        private boolean complete;
    }

    /**
     * The fields that a class declares itself.
     *
     * @param above id of the superclass
     * @param fields bytes of each field; positive if the value is kept, negative if it is zeroed
     */
    private record Shape(long above, int[] fields) {}

    /** @param arguments the dump; the copy, which must be there, empty */
    public static void main(String[] arguments) throws IOException {
        Path dump = Path.of(arguments[0]);
        Known known = new Known();
        pass(dump, OutputStream.nullOutputStream(), known);
        known.complete = true;
        pass(dump, Files.newOutputStream(Path.of(arguments[1])), known);
    }

    private static void pass(Path dump, OutputStream to, Known known) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(dump), BUFFER));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, BUFFER))) {
            new Redaction(in, out, known).records();
        }
    }

    private void records() throws IOException {
        while (u1() != 0) {
            // "JAVA PROFILE 1.0.2"
            continue;
        }
        idBytes = u4();
        if (idBytes != 4 && idBytes != 8) {
            throw new IOException("this is no heap dump of a JVM");
        }
        copy(8);
        for (int tag = in.read(); tag >= 0; tag = in.read()) {
            out.write(tag);
            copy(4);
            long length = Integer.toUnsignedLong(u4());
            left = length;
            switch (tag) {
                case 0x01 -> text(length);
                case 0x02 -> loadedClass();
                case 0x04 -> frame();
                case 0x0c, 0x1c -> segment();
                // Unloaded classes, traces, and the ends of segments: numbers of the dump's own.
                case 0x03, 0x05, 0x2c -> copy(length);
                default -> throw new IOException("unknown record " + tag + " in the heap dump");
            }
        }
    }

    private void text(long length) throws IOException {
        long id = id();
        if (left < 0 || left > LONGEST_TEXT) {
            throw new IOException("a name of " + length + " bytes in the heap dump");
        }
        byte[] text = in.readNBytes((int) left);
        if (text.length < left) {
            throw new EOFException("the heap dump ends early");
        }
        if (!known.complete) {
            known.names.text(id, text);
        }
        out.write(known.names.isUsed(id) ? text : new byte[text.length]);
    }

    private void loadedClass() throws IOException {
        copy(4);
        long type = id();
        copy(4);
        known.names.ofClass(type, id());
    }

    private void frame() throws IOException {
        id();
        known.names.use(id());
        known.names.use(id());
        known.names.use(id());
        copy(8);
    }

    private void segment() throws IOException {
        while (left > 0) {
            int tag = u1();
            switch (tag) {
                case 0xff, 0x05, 0x07 -> id();
                case 0x01 -> copy(2L * idBytes);
                case 0x02, 0x03, 0x08 -> copy(idBytes + 8L);
                case 0x04, 0x06 -> copy(idBytes + 4L);
                case 0x20 -> type();
                case 0x21 -> instance();
                case 0x22 -> objects();
                case 0x23 -> primitives();
                default -> throw new IOException("unknown record " + tag + " in the heap dump");
            }
        }
        if (left < 0) {
            throw new IOException("a record of the heap dump is longer than it says");
        }
    }

    private void type() throws IOException {
        long id = id();
        copy(4);
        long above = id();
        copy(5L * idBytes + 4);
        int constants = u2();
        for (int i = 0; i < constants; i++) {
            copy(2);
            value(u1());
        }
        int statics = u2();
        for (int i = 0; i < statics; i++) {
            known.names.use(id());
            value(u1());
        }
        int count = u2();
        int[] fields = new int[count];
        for (int i = 0; i < count; i++) {
            long name = id();
            known.names.use(name);
            int kind = u1();
            boolean kept = kind == OBJECT || known.complete && known.names.isStructure(id, name);
            fields[i] = kept ? size(kind) : -size(kind);
        }
        known.shapes.put(id, new Shape(above, fields));
    }

    private void value(int kind) throws IOException {
        if (kind == OBJECT) {
            id();
        } else {
            zero(size(kind));
        }
    }

    private void instance() throws IOException {
        id();
        copy(4);
        long type = id();
        int length = u4();
        if (!known.complete) {
            copy(length);
            return;
        }
        int told = 0;
        for (int run : runs(type)) {
            told += Math.abs(run);
            if (run > 0) {
                copy(run);
            } else {
                zero(-run);
            }
        }
        if (told != length) {
            throw new IOException("an object of the heap dump is not as its class says");
        }
    }

    /** The runs of bytes in an instance that are kept (positive) or zeroed (negative), superclasses' fields last. */
    private int[] runs(long type) throws IOException {
        int[] before = known.runs.get(type);
        if (before != null) {
            return before;
        }
        List<Integer> runs = new ArrayList<>();
        for (long at = type; at != 0; ) {
            Shape shape = known.shapes.get(at);
            if (shape == null) {
                throw new IOException("an object of the heap dump has no class there");
            }
            for (int field : shape.fields()) {
                int last = runs.size() - 1;
                if (last >= 0 && runs.get(last) > 0 == field > 0) {
                    runs.set(last, runs.get(last) + field);
                } else {
                    runs.add(field);
                }
            }
            at = shape.above();
        }
        int[] found = runs.stream().mapToInt(Integer::intValue).toArray();
        known.runs.put(type, found);
        return found;
    }

    private void objects() throws IOException {
        id();
        copy(4);
        int length = u4();
        id();
        copy((long) length * idBytes);
    }

    private void primitives() throws IOException {
        id();
        copy(4);
        int length = u4();
        zero((long) length * size(u1()));
    }

    private int size(int kind) throws IOException {
        if (kind == OBJECT) {
            return idBytes;
        }
        if (kind < 0 || kind >= BYTES.length || BYTES[kind] == 0) {
            throw new IOException("unknown type " + kind + " in the heap dump");
        }
        return BYTES[kind];
    }

    private int u1() throws IOException {
        int value = in.readUnsignedByte();
        out.write(value);
        left--;
        return value;
    }

    private int u2() throws IOException {
        int value = in.readUnsignedShort();
        out.writeShort(value);
        left -= 2;
        return value;
    }

    private int u4() throws IOException {
        int value = in.readInt();
        out.writeInt(value);
        left -= 4;
        return value;
    }

    private long id() throws IOException {
        left -= idBytes;
        if (idBytes == 4) {
            int value = in.readInt();
            out.writeInt(value);
            return Integer.toUnsignedLong(value);
        }
        long value = in.readLong();
        out.writeLong(value);
        return value;
    }

    private void copy(long count) throws IOException {
        through(count, bytes);
    }

    private void zero(long count) throws IOException {
        through(count, zeros);
    }

    private void through(long count, byte[] written) throws IOException {
        if (count < 0) {
            throw new IOException("a record of the heap dump is shorter than nothing");
        }
        left -= count;
        for (long rest = count; rest > 0; ) {
            int part = (int) Math.min(rest, BUFFER);
            in.readFully(bytes, 0, part);
            out.write(written, 0, part);
            rest -= part;
        }
    }
}
