package kept;

import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class ReleasedTest {
    private byte[] payload;

    @BeforeClass
    public void takes() {
        payload = new byte[16 << 20];
    }

    @Test
    public void readsIt() {
        payload[1] = 1;
    }

    @AfterClass
    public void letsGo() {
        payload = null;
    }
}
