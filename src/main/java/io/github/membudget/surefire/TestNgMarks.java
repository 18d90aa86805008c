package io.github.membudget.surefire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What TestNG's annotations in a class file say of groups and of what its tests depend on. */
final class TestNgMarks {
    private static final String TEST_NG = "Lorg/testng/annotations/";
    private static final Set<String> NOTED = Set.of("groups", "dependsOnGroups", "dependsOnMethods");

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Map<String, Set<String>> noted = new HashMap<>();
    private String superclass = "";

    private TestNgMarks() {}

    /** @throws IOException if it can't be read or is no class file */
    static TestNgMarks read(InputStream file) throws IOException {
        TestNgMarks marks = new TestNgMarks();
        marks.classFile(new DataInputStream(file));
        return marks;
    }

    Set<String> groups() {
        return noted.getOrDefault("groups", Set.of());
    }

    Set<String> dependsOnGroups() {
        return noted.getOrDefault("dependsOnGroups", Set.of());
    }

    Set<String> dependsOnMethods() {
        return noted.getOrDefault("dependsOnMethods", Set.of());
    }

    /** Its binary name; empty where there is none. */
    String superclass() {
        return superclass.replace('/', '.');
    }

    private void classFile(DataInputStream in) throws IOException {
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("no class file");
        }
        in.readInt();
        constants(in);
        in.readUnsignedShort();
        in.readUnsignedShort();
        superclass = Optional.ofNullable(classes.get(in.readUnsignedShort()))
                .map(texts::get)
                .orElse("");
        in.skipNBytes(2L * in.readUnsignedShort());
        members(in);
        members(in);
        attributes(in);
    }

    private void constants(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 7 -> classes.put(i, in.readUnsignedShort());
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    // It takes two places.
                    i++;
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void members(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6);
            attributes(in);
        }
    }

    private void attributes(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = text(in);
            long length = Integer.toUnsignedLong(in.readInt());
            if (name.equals("RuntimeVisibleAnnotations")) {
                for (int annotations = in.readUnsignedShort(); annotations > 0; annotations--) {
                    annotation(in);
                }
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void annotation(DataInputStream in) throws IOException {
        boolean testNgs = text(in).startsWith(TEST_NG);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String element = text(in);
            List<String> values = new ArrayList<>();
            value(in, values);
            if (testNgs && NOTED.contains(element)) {
                noted.computeIfAbsent(element, any -> new HashSet<>()).addAll(values);
            }
        }
    }

    /** @param texts is given those among its values */
    private void value(DataInputStream in, List<String> texts) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 's' -> texts.add(text(in));
            case 'e' -> in.skipNBytes(4);
            case '@' -> annotation(in);
            case '[' -> {
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    value(in, texts);
                }
            }
            default -> in.skipNBytes(2);
        }
    }

    private String text(DataInputStream in) throws IOException {
        return texts.getOrDefault(in.readUnsignedShort(), "");
    }
}
