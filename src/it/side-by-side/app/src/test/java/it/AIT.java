package it;

import org.junit.jupiter.api.Test;

class AIT {
    @Test
    void meets() throws Exception {
        Meeting.talk("it", "a", "b");
    }
}
