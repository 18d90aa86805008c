package truth;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Memory outside the heap that comes and goes at once. */
final class Native {
    private static final Unsafe UNSAFE = unsafe();

    private final long address;

    private Native(long address) {
        this.address = address;
    }

    static Native keep(int mebibytes) {
        long size = (long) mebibytes << 20;
        long address = UNSAFE.allocateMemory(size);
        for (long at = 0; at < size; at += 4096) {
            UNSAFE.putByte(address + at, (byte) 1);
        }
        return new Native(address);
    }

    void free() {
        UNSAFE.freeMemory(address);
    }

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
