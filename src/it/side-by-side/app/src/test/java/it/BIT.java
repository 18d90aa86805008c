package it;

import org.junit.jupiter.api.Test;

class BIT {
    @Test
    void meets() throws Exception {
        Meeting.talk("it", "b", "a");
    }
}
