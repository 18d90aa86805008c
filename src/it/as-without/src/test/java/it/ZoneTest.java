package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ZoneTest {
    static {
        System.setProperty("user.timezone", "Asia/Tokyo");
    }

    @Test
    void isTheOneThatTheTestChose() {
        assertEquals("Asia/Tokyo", TimeZone.getDefault().getID());
    }
}
