package it;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoppedTest {
    private static byte[] held;

    @Test
    void isStoppedWhileItsChildGrows() throws Exception {
        held = new byte[64 << 20];
        Arrays.fill(held, (byte) 1);
        // The first goes over the first mark of the black box, the second over the ceiling. Nobody continues the JVM.
        Shell.start("kill -STOP " + Shell.pid() + "; sleep 1;"
                + " dd if=/dev/zero of=/dev/null bs=120M count=40 2>/dev/null;"
                + " dd if=/dev/zero of=/dev/null bs=500M count=200 2>/dev/null; sleep 60");
        Thread.sleep(60_000);
    }
}
