package io.github.membudget.platform;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Where what is printed comes in the end. */
interface Target {
    void print(String text);

    void write(byte[] bytes, int from, int length);

    void flush();

    /** How text is encoded, the stream knows. */
    record ToStream(PrintStream stream) implements Target {
        @Override
        public void print(String text) {
            stream.print(text);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            stream.write(bytes, from, length);
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }

    /** What takes lines without their ends. */
    record ToSink(Consumer<String> lines) implements Target {
        @Override
        public void print(String text) {
            lines.accept(text);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            lines.accept(new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            // It keeps nothing.
        }
    }
}
