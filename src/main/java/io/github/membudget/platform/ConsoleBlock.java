package io.github.membudget.platform;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some threads print, kept in a file until it is shown; from then on they print as everybody does. A thread belongs to the block of
 * the thread that started it.
 */
public final class ConsoleBlock {
    private static final InheritableThreadLocal<@Nullable ConsoleBlock> OF_THREAD = new InheritableThreadLocal<>();

    private final Path file;
    private final List<Target> targets = new ArrayList<>();
    private @Nullable DataOutputStream kept;
    private boolean live;

    ConsoleBlock(Path file) {
        this.file = file;
    }

    /** Prints for this thread: into its block, or where it belongs. */
    static void print(Target target, String text) {
        ConsoleBlock block = OF_THREAD.get();
        if (block == null) {
            target.print(text);
        } else {
            block.printHere(target, text);
        }
    }

    /** The same of bytes. */
    static void write(Target target, byte[] bytes, int from, int length) {
        ConsoleBlock block = OF_THREAD.get();
        if (block == null) {
            target.write(bytes, from, length);
        } else {
            block.writeHere(target, bytes, from, length);
        }
    }

    private synchronized void printHere(Target target, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!keep(target, false, bytes, 0, bytes.length)) {
            target.print(text);
        }
    }

    private synchronized void writeHere(Target target, byte[] bytes, int from, int length) {
        if (!keep(target, true, bytes, from, length)) {
            target.write(bytes, from, length);
        }
    }

    /** False where it is to be printed at once. */
    private boolean keep(Target target, boolean raw, byte[] bytes, int from, int length) {
        if (live) {
            return false;
        }
        try {
            if (kept == null) {
                kept = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            }
            if (!targets.contains(target)) {
                targets.add(target);
            }
            kept.writeByte(targets.indexOf(target));
            kept.writeBoolean(raw);
            kept.writeInt(length);
            kept.write(bytes, from, length);
            return true;
        } catch (IOException e) {
            // No room on the disk: then it comes at once, between the lines of others.
            show();
            return false;
        }
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
            replay();
        } catch (IOException e) {
            targets.get(0).print("membudget: a part of a module's output is lost (" + e.getMessage() + ").");
        }
        targets.forEach(Target::flush);
        file.toFile().delete();
    }

    private void replay() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int target = in.read(); target >= 0; target = in.read()) {
                boolean raw = in.readBoolean();
                byte[] bytes = in.readNBytes(in.readInt());
                if (raw) {
                    targets.get(target).write(bytes, 0, bytes.length);
                } else {
                    targets.get(target).print(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
    }
}
