package it;

import static org.junit.Assert.assertTrue;

import org.junit.Assume;
import org.junit.Ignore;
import org.junit.Test;

public class PlainTest {
    @Test
    public void passes() {}

    @Test
    public void fails() {
        assertTrue("on purpose", false);
    }

    @Test
    public void breaks() {
        throw new IllegalStateException("on purpose");
    }

    @Ignore("on purpose")
    @Test
    public void isIgnored() {}

    @Test
    public void assumes() {
        Assume.assumeTrue(false);
    }
}
