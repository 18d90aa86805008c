package io.github.membudget.platform;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stands in the place of another stream, and hands what is printed to the block of the thread that prints, where it has one. */
final class RoutedStream extends PrintStream {
    private final PrintStream original;
    private final Target target;

    RoutedStream(PrintStream original) {
        super(original, false);
        this.original = original;
        this.target = new Target.ToStream(original);
    }

    PrintStream original() {
        return original;
    }

    /** As text: how it is encoded, the stream itself knows. */
    private void text(String text) {
        ConsoleBlock.print(target, text);
    }

    /** In one piece, so that no other thread's text comes between. */
    private void line(String text) {
        text(text + System.lineSeparator());
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        ConsoleBlock.write(target, bytes, from, length);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void flush() {
        original.flush();
    }

    @Override
    public boolean checkError() {
        return original.checkError();
    }

    @Override
    public void close() {
        original.close();
    }

    @Override
    public PrintStream format(String format, @Nullable Object... arguments) {
        text(String.format(format, arguments));
        return this;
    }

    @Override
    public PrintStream format(Locale locale, String format, @Nullable Object... arguments) {
        text(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public void print(boolean value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(@Nullable String value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        text(String.valueOf(value));
    }

    @Override
    public void println() {
        line("");
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        line(String.valueOf(value));
    }
}
