package it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {
    private static final List<Class<?>> KEPT = new ArrayList<>();

    /** The same class again and again, each time by a loader of its own. */
    private static final class Loader extends ClassLoader {
        Class<?> define(byte[] code) {
            return defineClass("it.ClassesTest$Many", code, 0, code.length);
        }
    }

    static class Many {}

    @Test
    void loadsClassesWithoutEnd() throws IOException {
        byte[] code;
        try (InputStream in = ClassesTest.class.getResourceAsStream("ClassesTest$Many.class")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write(next);
            }
            code = out.toByteArray();
        }
        while (true) {
            KEPT.add(new Loader().define(code));
        }
    }
}
