package it.apart;

import org.junit.jupiter.api.Test;

class AOrderTest {
    @Test
    void orders() {
        for (int i = 0; i < 2_000; i++) {
            Order.ALL.add(new Order(new byte[32_000]));
        }
    }
}
