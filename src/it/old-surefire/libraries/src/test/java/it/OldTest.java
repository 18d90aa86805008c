package it;

import org.junit.Ignore;
import org.junit.Test;

public class OldTest {
    @Test
    public void passes() {}

    @Ignore
    @Test
    public void isIgnored() {}
}
