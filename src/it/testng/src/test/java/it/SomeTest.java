package it;

import org.testng.annotations.Test;

public class SomeTest {
    @Test(groups = "heavy")
    public void isHeavy() {}

    @Test
    public void isLight() {}
}
