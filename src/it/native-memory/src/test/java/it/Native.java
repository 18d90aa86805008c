package it;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

final class Native {
    private static final Unsafe UNSAFE = unsafe();

    private Native() {}

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static long allocate(long bytes) {
        long address = UNSAFE.allocateMemory(bytes);
        UNSAFE.setMemory(address, bytes, (byte) 1);
        return address;
    }

    static void free(long address) {
        UNSAFE.freeMemory(address);
    }
}
