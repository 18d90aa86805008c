package it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Holds secrets, says them, and leaves them behind. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class BreachingTest {
    private static final List<Object> HELD = new ArrayList<>();
    /** In two parts: a finding shows lines of this source. */
    private static final String CANARY = "canary" + "-7f3a-";

    private static final Map<String, String> SECRETS = new HashMap<>();

    @Test
    void aSaysAndKeepsSecrets() {
        SECRETS.putAll(System.getenv());
        System.getProperties().stringPropertyNames().forEach(name -> SECRETS.put(name, System.getProperty(name)));
        System.out.println(CANARY + "stdout");
        System.err.println(CANARY + "stderr");
        System.setProperty("canary.left", CANARY + "left");
        System.clearProperty("canary.argline");
        for (int i = 0; i < 10_000; i++) {
            HELD.add((CANARY + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bTakesDirectMemory() throws Exception {
        for (int i = 0; i < 190; i++) {
            ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
            for (int page = 0; page < block.capacity(); page += 4096) {
                block.put(page, (byte) 1);
            }
            HELD.add(block);
        }
        // Long enough for jcmd.
        Thread.sleep(1500);
    }

    @Test
    void cFails() {
        throw new IllegalStateException(CANARY + "failure");
    }
}
