package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class ListenerTest {
    static final List<Runnable> listeners = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        byte[] screen = new byte[1 << 19];
        listeners.add(() -> System.out.print(screen.length == 0));
    }
}
