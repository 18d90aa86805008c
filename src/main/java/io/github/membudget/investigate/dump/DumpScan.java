package io.github.membudget.investigate.dump;

import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the file of a heap dump from beginning to end and tells a visitor of every object and every reference. It is five times as fast as
 * the library, which hands out objects one by one. Format: hprof_b_spec.h of the JDK, "JAVA PROFILE 1.0.2".
 */
final class DumpScan implements Closeable {
    private static final int UTF8 = 0x01;
    private static final int HEAP_DUMP = 0x0c;
    private static final int HEAP_DUMP_SEGMENT = 0x1c;
    private static final int OBJECT = 2;

    /** Bytes of a value by its type's number; references have the file's own. */
    private static final int[] BYTES = {0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final Layouts layouts;
    private int idBytes;

    /** Bytes of the file after those in the buffer. Counted, because a stream does not complain when its end is skipped. */
    private long unread;

    private DumpScan(File file, Layouts layouts) throws IOException {
        unread = file.length();
        in = new FileInputStream(file);
        buffer.limit(0);
        this.layouts = layouts;
    }

    /** Is told of each object: first of the object itself, then of each reference in it. */
    interface Visitor {
        /** @param length bytes of the fields in the dump */
        void instance(long id, long type, int length);

        void objects(long id, int length);

        void primitives(long id, int length, int elementBytes);

        void reference(long id);

        /** The referent of a soft reference, which is no {@link #reference}. */
        default void soft(long id) {}

        /** The first reference on a reference queue, or the one after a reference there: no {@link #reference} either. */
        default void queued(long id) {}
    }

    /** Where the references stand in the instances of each class. Filled by a first scan of the file, used by the second one. */
    static final class Layouts {
        private static final int NONE = -1;

        /** Of the fields that a class itself declares; offsets are {@link #NONE} where it has no such field. */
        private record Shape(long above, int bytes, List<Integer> references, int referent, int link) {}

        /** Of all fields that an instance of a class has, those of superclasses included. */
        private record Layout(int[] references, int soft, int link) {}

        private final Map<Long, Shape> shapes = new HashMap<>();
        private final Map<Long, Layout> known = new HashMap<>();
        private final Map<Long, Long> loaders = new HashMap<>();
        private final Set<Long> referentNames = new HashSet<>();
        private final Set<Long> linkNames = new HashSet<>();
        private final Set<Long> weak;
        private final Set<Long> soft;
        private final Set<Long> linked;

        /**
         * @param weak ids of reference classes that do not keep their referents: these are not told
         * @param soft those of them whose referents are told as {@link Visitor#soft}
         * @param linked ids of the classes whose links are told as {@link Visitor#queued}
         */
        Layouts(Set<Long> weak, Set<Long> soft, Set<Long> linked) {
            this.weak = weak;
            this.soft = soft;
            this.linked = linked;
        }

        /** Ids of class loaders, by the ids of the classes that they loaded; 0 for the JVM's own. Filled by a first scan. */
        Map<Long, Long> loaders() {
            return loaders;
        }

        private Layout of(long type) {
            return known.computeIfAbsent(type, this::layout);
        }

        private Layout layout(long type) {
            List<Integer> references = new ArrayList<>();
            int referent = NONE;
            int link = NONE;
            int start = 0;
            for (Shape at = shapes.get(type); at != null; at = shapes.get(at.above())) {
                for (int offset : at.references()) {
                    if (offset != at.referent() || !weak.contains(type) || soft.contains(type)) {
                        references.add(start + offset);
                    }
                }
                referent = referent == NONE && at.referent() != NONE ? start + at.referent() : referent;
                link = link == NONE && at.link() != NONE ? start + at.link() : link;
                start += at.bytes();
            }
            return new Layout(
                    references.stream().mapToInt(Integer::intValue).toArray(),
                    soft.contains(type) ? referent : NONE,
                    link);
        }
    }

    /** @param references whether to tell them: only in a second scan, when the layouts are known */
    static void run(File file, Layouts layouts, boolean references, Visitor visitor) throws IOException {
        try (DumpScan scan = new DumpScan(file, layouts)) {
            scan.records(references, visitor);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void records(boolean references, Visitor visitor) throws IOException {
        while (u1() != 0) {
            // "JAVA PROFILE 1.0.2"
            continue;
        }
        idBytes = u4();
        skip(8);
        while (more(1)) {
            int tag = u1();
            skip(4);
            long length = Integer.toUnsignedLong(u4());
            if (tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT) {
                segment(length, references, visitor);
            } else if (tag == UTF8 && (length == idBytes + 8L || length == idBytes + 4L)) {
                name((int) length - idBytes);
            } else {
                skip(length);
            }
        }
    }

    private void name(int length) throws IOException {
        long id = id();
        need(length);
        switch (new String(bytes, buffer.position(), length, StandardCharsets.UTF_8)) {
            case "referent" -> layouts.referentNames.add(id);
            case "next", "head" -> layouts.linkNames.add(id);
            default -> {}
        }
        skip(length);
    }

    /** Bytes of the record that are not read yet. */
    private long left;

    private void segment(long length, boolean references, Visitor visitor) throws IOException {
        left = length;
        while (left > 0) {
            int tag = u1();
            switch (tag) {
                case 0xff, 0x05, 0x07 -> skip(idBytes);
                case 0x01 -> skip(2L * idBytes);
                case 0x02, 0x03, 0x08 -> skip(idBytes + 8L);
                case 0x04, 0x06 -> skip(idBytes + 4L);
                case 0x20 -> type();
                case 0x21 -> instance(references, visitor);
                case 0x22 -> objects(references, visitor);
                case 0x23 -> primitives(visitor);
                default -> throw new IOException("unknown record " + tag + " in the heap dump");
            }
        }
    }

    private void type() throws IOException {
        long id = id();
        skip(4);
        long above = id();
        layouts.loaders.put(id, id());
        skip(4L * idBytes + 4);
        int constants = u2();
        for (int i = 0; i < constants; i++) {
            skip(2);
            skip(size(u1()));
        }
        int statics = u2();
        for (int i = 0; i < statics; i++) {
            skip(idBytes);
            skip(size(u1()));
        }
        int fields = u2();
        List<Integer> references = new ArrayList<>();
        int referent = Layouts.NONE;
        int link = Layouts.NONE;
        int offset = 0;
        for (int i = 0; i < fields; i++) {
            long name = id();
            int kind = u1();
            if (kind == OBJECT) {
                references.add(offset);
                referent = layouts.referentNames.contains(name) ? offset : referent;
                link = layouts.linked.contains(id) && layouts.linkNames.contains(name) ? offset : link;
            }
            offset += size(kind);
        }
        layouts.shapes.put(id, new Layouts.Shape(above, offset, references, referent, link));
    }

    private void instance(boolean references, Visitor visitor) throws IOException {
        long id = id();
        skip(4);
        long type = id();
        int length = u4();
        visitor.instance(id, type, length);
        int at = 0;
        if (references) {
            Layouts.Layout layout = layouts.of(type);
            for (int offset : layout.references()) {
                skip(offset - at);
                if (offset == layout.soft()) {
                    visitor.soft(id());
                } else if (offset == layout.link()) {
                    visitor.queued(id());
                } else {
                    visitor.reference(id());
                }
                at = offset + idBytes;
            }
        }
        skip(length - at);
    }

    private void objects(boolean references, Visitor visitor) throws IOException {
        long id = id();
        skip(4);
        int length = u4();
        skip(idBytes);
        visitor.objects(id, length);
        if (!references) {
            skip((long) length * idBytes);
            return;
        }
        for (int i = 0; i < length; i++) {
            visitor.reference(id());
        }
    }

    private void primitives(Visitor visitor) throws IOException {
        long id = id();
        skip(4);
        int length = u4();
        int element = size(u1());
        visitor.primitives(id, length, element);
        skip((long) length * element);
    }

    private int size(int kind) {
        return kind == OBJECT ? idBytes : BYTES[kind];
    }

    private int u1() throws IOException {
        need(1);
        left--;
        return buffer.get() & 0xff;
    }

    private int u2() throws IOException {
        need(2);
        left -= 2;
        return buffer.getShort() & 0xffff;
    }

    private int u4() throws IOException {
        need(4);
        left -= 4;
        return buffer.getInt();
    }

    private long id() throws IOException {
        need(idBytes);
        left -= idBytes;
        return idBytes == 8 ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
    }

    private void skip(long count) throws IOException {
        left -= count;
        long buffered = Math.min(count, buffer.remaining());
        buffer.position(buffer.position() + (int) buffered);
        if (count - buffered > unread) {
            throw new EOFException("the heap dump ends early");
        }
        if (count > buffered) {
            in.skipNBytes(count - buffered);
            unread -= count - buffered;
        }
    }

    private void need(int count) throws IOException {
        if (!more(count)) {
            throw new EOFException("the heap dump ends early");
        }
    }

    private boolean more(int count) throws IOException {
        while (buffer.remaining() < count) {
            buffer.compact();
            int read = in.read(bytes, buffer.position(), buffer.remaining());
            buffer.position(buffer.position() + Math.max(0, read));
            buffer.flip();
            if (read < 0) {
                return false;
            }
            unread -= read;
        }
        return true;
    }
}
