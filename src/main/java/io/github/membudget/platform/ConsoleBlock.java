package io.github.membudget.platform;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What some threads print, kept in a file until it is shown; from then on they print as everybody does. A thread belongs to the block of
 * the thread that started it.
 */
public final class ConsoleBlock {
    private static final InheritableThreadLocal<@Nullable ConsoleBlock> OF_THREAD = new InheritableThreadLocal<>();
    private static final int ERROR = 1;
    private static final int BYTES = 2;

    private final Path file;
    private final PrintStream out;
    private final PrintStream err;
    private @Nullable DataOutputStream kept;
    private boolean live;

    ConsoleBlock(Path file, PrintStream out, PrintStream err) {
        this.file = file;
        this.out = out;
        this.err = err;
    }

    static @Nullable ConsoleBlock ofThisThread() {
        return OF_THREAD.get();
    }

    /** From now on, what this thread and those that it starts print belongs here. */
    public void enter() {
        OF_THREAD.set(this);
    }

    /** What this thread prints belongs to no block any more. */
    public void leave() {
        OF_THREAD.remove();
    }

    /** Whether it is shown, so that what is printed comes at once. */
    public synchronized boolean isLive() {
        return live;
    }

    synchronized void print(boolean error, String text) {
        if (live) {
            stream(error).print(text);
            return;
        }
        keep(error, false, text.getBytes(StandardCharsets.UTF_8), 0, -1);
    }

    synchronized void write(boolean error, byte[] bytes, int from, int length) {
        if (live) {
            stream(error).write(bytes, from, length);
            return;
        }
        keep(error, true, bytes, from, length);
    }

    /** @param length negative for all */
    private void keep(boolean error, boolean raw, byte[] bytes, int from, int length) {
        int all = length < 0 ? bytes.length : length;
        try {
            if (kept == null) {
                kept = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            }
            kept.writeByte((error ? ERROR : 0) | (raw ? BYTES : 0));
            kept.writeInt(all);
            kept.write(bytes, from, all);
        } catch (IOException e) {
            // No room on the disk: then it comes at once, between the lines of others.
            show();
            stream(error).write(bytes, from, all);
        }
    }

    /** Prints what was kept; what comes after it is printed at once. */
    public synchronized void show() {
        if (live) {
            return;
        }
        live = true;
        if (kept == null) {
            return;
        }
        try {
            kept.close();
        } catch (IOException e) {
            // What reached the file is shown all the same.
            err.flush();
        }
        replay();
        file.toFile().delete();
    }

    private void replay() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                byte[] bytes = in.readNBytes(in.readInt());
                PrintStream stream = stream((kind & ERROR) != 0);
                if ((kind & BYTES) != 0) {
                    stream.write(bytes, 0, bytes.length);
                } else {
                    stream.print(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            err.println("membudget: a part of this module's output is lost (" + e.getMessage() + ").");
        }
        out.flush();
        err.flush();
    }

    private PrintStream stream(boolean error) {
        return error ? err : out;
    }
}
