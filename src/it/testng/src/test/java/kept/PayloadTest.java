package kept;

import org.testng.annotations.Test;

public class PayloadTest {
    private final byte[] payload = new byte[8 << 20];

    @Test
    public void readsIt() {
        payload[1] = 1;
    }
}
