package it;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Paths;

class HeapTest {
    @Test
    void takesSomeHeap() throws Exception {
        Memory.heap(64);
        String heap = Long.toString(Runtime.getRuntime().maxMemory());
        Files.write(Paths.get("target/heap.txt"), heap.getBytes("UTF-8"));
        Thread.sleep(300);
    }
}
