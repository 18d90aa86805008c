package it.full;

import org.junit.jupiter.api.Test;

class BTooMuchTest {
    @Test
    void sees() {
        Registry.see(200);
    }
}
