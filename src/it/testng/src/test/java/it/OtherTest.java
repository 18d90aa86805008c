package it;

import org.testng.annotations.Test;

public class OtherTest {
    @Test
    public void passes() {}
}
